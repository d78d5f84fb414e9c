package dev.wouldblock.flow;

import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A path under way: the frames, what is known on it, and what it has done. Copied where paths part. */
final class Path {
    /** An activation of a method. */
    static final class Frame {
        final MethodModel method;
        final int id;
        /** Register of the caller that takes the result. */
        final int resultTo;

        final @Nullable Datum[] registers;
        int block;
        int op;

        Frame(MethodModel method, int id, int resultTo, @Nullable Datum[] registers) {
            this.method = method;
            this.id = id;
            this.resultTo = resultTo;
            this.registers = registers;
        }

        Frame copy() {
            Frame frame = new Frame(method, id, resultTo, registers.clone());
            frame.block = block;
            frame.op = op;
            return frame;
        }

        Datum get(int register) {
            Datum datum = registers[register];
            return datum == null ? Datum.unknown(Value.Constant.NULL) : datum;
        }

        List<Datum> get(List<Integer> list) {
            return list.stream().map(this::get).toList();
        }

        void set(int register, Datum datum) {
            if (register != Op.NONE) {
                registers[register] = datum;
            }
        }
    }

    final List<Frame> frames = new ArrayList<>();
    /** Fields stored on the path. */
    final Map<Value, Datum> fields = new HashMap<>();
    /** What the branches taken say of values. */
    final Map<Value, Range> learnt = new HashMap<>();

    final Set<Outcome> apart = EnumSet.noneOf(Outcome.class);
    /** What the branches that went either way depend on. */
    final Set<Value> conditions = new HashSet<>();

    /** Sums that the outcome 0 leaves as they were. */
    final Set<Value> unchanged = new HashSet<>();

    /** Elements that the path has taken out of something that ends when it has no more. */
    final Set<Value> taken = new HashSet<>();

    /** Channels that were opened or accepted on the path: none of them is the one that is followed. */
    final Set<Value> opened = new HashSet<>();

    /** Arrays behind the buffer, which show what was there before. */
    final Set<Value> arrays = new HashSet<>();

    boolean waited;
    boolean mayHaveWaited;
    boolean resultRead;
    boolean looked;
    /** Did something, after the outcome was told apart, that may be the reaction to it. */
    boolean acted;

    boolean clock;
    /** Somebody else has seen the buffer. */
    boolean given;
    /** A test has told the end of the stream apart from both data and no data. */
    boolean endTold;
    /** Gave the processor away without parking. */
    boolean yielded;
    /** A test that has nothing to do with the outcome stands between telling it apart and here. */
    boolean doubtful;

    boolean madeEndOfFile;
    /** The buffer was turned from filling to reading. */
    boolean flipped;

    /** What the buffer still holds was moved to its front, and nobody has asked for it since. */
    boolean compacted;

    /** After a read that filled the buffer up, the same read was made again and found no room. */
    boolean foundFull;
    /** The result is kept in a field, where others may test it. */
    boolean kept;
    /** A field was set where the outcome was told from success. */
    boolean noted;
    /** The buffers of an array are looked at one by one. */
    boolean elements;
    /** Made a call, since it asked for the lock, that the lock may be for. */
    boolean worked;

    Step trace;

    Path(Step trace) {
        this.trace = trace;
    }

    Path copy() {
        Path path = new Path(trace);
        frames.forEach(f -> path.frames.add(f.copy()));
        path.fields.putAll(fields);
        path.learnt.putAll(learnt);
        path.apart.addAll(apart);
        path.conditions.addAll(conditions);
        path.waited = waited;
        path.mayHaveWaited = mayHaveWaited;
        path.resultRead = resultRead;
        path.looked = looked;
        path.acted = acted;
        path.clock = clock;
        path.given = given;
        path.endTold = endTold;
        path.unchanged.addAll(unchanged);
        path.taken.addAll(taken);
        path.opened.addAll(opened);
        path.arrays.addAll(arrays);
        path.yielded = yielded;
        path.doubtful = doubtful;
        path.madeEndOfFile = madeEndOfFile;
        path.flipped = flipped;
        path.compacted = compacted;
        path.foundFull = foundFull;
        path.kept = kept;
        path.noted = noted;
        path.elements = elements;
        path.worked = worked;
        return path;
    }

    Frame frame() {
        return frames.get(frames.size() - 1);
    }

    void step(Position position, String phrase) {
        trace = new Step(trace, frame().method, position, phrase, frames.size() - 1);
    }

    /** Whether the path knows that the stream has ended, and not just that something, or nothing, came. */
    boolean endIsTold() {
        return apart.contains(Outcome.ZERO) && apart.contains(Outcome.DONE);
    }

    /** Whether the path knows that the stream has ended, and has done nothing about it. */
    boolean endIsLeft() {
        return endIsTold() && !acted && !noted;
    }

    /** Forgets what can not matter any more, so that paths that differ in nothing else become one. */
    void forgetDead(Liveness liveness) {
        Frame top = frame();
        BitSet live = liveness.at(top.method, top.block);
        for (int r = 0; top.op == 0 && r < top.registers.length; r++) {
            if (!live.get(r)) {
                top.registers[r] = null;
            }
        }
        Set<Value> held = new HashSet<>();
        frames.forEach(f -> Arrays.stream(f.registers).filter(Objects::nonNull).forEach(d -> held.add(d.value())));
        learnt.keySet().removeIf(v -> !(v instanceof Value.FieldOf) && !held.contains(v));
    }

    /** Everything that decides how the path goes on; the trace does not. */
    Object signature() {
        List<Object> all = new ArrayList<>();
        for (Frame f : frames) {
            all.add(f.method);
            all.add(f.block);
            all.add(f.op);
            all.add(Arrays.asList(f.registers.clone()));
        }
        Collections.addAll(
                all,
                new HashMap<>(fields),
                new HashMap<>(learnt),
                new HashSet<>(conditions),
                new HashSet<>(unchanged),
                new HashSet<>(taken),
                new HashSet<>(opened),
                new HashSet<>(arrays),
                EnumSet.copyOf(apart),
                List.of(waited, mayHaveWaited, resultRead, looked, acted),
                List.of(
                        given,
                        endTold,
                        clock,
                        yielded,
                        doubtful,
                        madeEndOfFile,
                        flipped,
                        compacted,
                        foundFull,
                        kept,
                        noted,
                        elements,
                        worked));
        return all;
    }
}
