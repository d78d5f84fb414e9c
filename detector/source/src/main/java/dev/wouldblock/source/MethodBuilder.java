package dev.wouldblock.source;

import dev.wouldblock.model.Block;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Terminator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the blocks of a method. Registers are handed out like slots: they come back when a statement or scope ends. */
final class MethodBuilder {
    /** Real methods have some hundreds at most; finally blocks inside finally blocks can multiply without bound. */
    private static final int MOST_BLOCKS = 20_000;

    /** A place to jump to: a block that may still be empty. */
    static final class Label {
        private final List<Op> ops = new ArrayList<>();
        private List<Handler> handlers = List.of();
        private @Nullable End end;
        private int number;
    }

    /** @param type internal name, empty for any */
    record Handler(Label target, String type, int register) {}

    private sealed interface End {
        record Goto(Label target, Position position) implements End {}

        record Branch(
                Terminator.Comparison comparison,
                int left,
                int right,
                Label whenTrue,
                Label whenFalse,
                Position position)
                implements End {}

        record Switch(int selector, List<Long> keys, List<Label> targets, Label otherwise, Position position)
                implements End {}

        record Leave(Terminator terminator) implements End {}
    }

    private final Label entry = new Label();
    private Label current = entry;
    private List<Handler> handlers = List.of();
    private int blocks;
    private int next;
    private int locals;
    private int count;

    // --- registers ---------------------------------------------------------------------------------------------------

    /** A register until {@link #release}. */
    int temporary() {
        int register = next++;
        count = Math.max(count, next);
        return register;
    }

    /** A register until the end of the scope. */
    int local() {
        int register = temporary();
        locals = next;
        return register;
    }

    /** To be handed to {@link #release} when the values made since are no longer needed. */
    int mark() {
        return next;
    }

    void release(int mark) {
        next = Math.max(mark, locals);
    }

    /** What was in use when a scope was entered. */
    record ScopeMark(int locals, int next) {}

    /** To be handed to {@link #leaveScope}. */
    ScopeMark enterScope() {
        ScopeMark mark = new ScopeMark(locals, next);
        // Values that an expression around the scope still needs.
        locals = next;
        return mark;
    }

    void leaveScope(ScopeMark mark) {
        locals = mark.locals();
        next = mark.next();
    }

    // --- code --------------------------------------------------------------------------------------------------------

    void add(Op op) {
        if (current.end != null) {
            start(new Label());
        }
        current.ops.add(op);
    }

    int move(int source, Position position) {
        int result = temporary();
        add(new Op.Move(result, source, Optional.empty(), position));
        return result;
    }

    void moveTo(int target, int source, Position position) {
        add(new Op.Move(target, source, Optional.empty(), position));
    }

    int constant(Optional<Object> value, Position position) {
        int result = temporary();
        add(new Op.Const(result, value, position));
        return result;
    }

    int compute(Op.Operator operator, List<Integer> operands, Position position) {
        int result = temporary();
        add(new Op.Compute(result, operator, operands, position));
        return result;
    }

    /** Whether the code at this point can be reached by falling into it. */
    boolean isOpen() {
        return current.end == null;
    }

    void jump(Label target, Position position) {
        end(new End.Goto(target, position));
    }

    /** Jumps when the comparison holds, goes on otherwise. */
    void jumpIf(Terminator.Comparison comparison, int left, int right, Label target, Position position) {
        Label rest = new Label();
        end(new End.Branch(comparison, left, right, target, rest, position));
        start(rest);
    }

    void choose(int selector, List<Long> keys, List<Label> targets, Label otherwise, Position position) {
        end(new End.Switch(selector, List.copyOf(keys), List.copyOf(targets), otherwise, position));
    }

    void leave(Terminator terminator) {
        end(new End.Leave(terminator));
    }

    /** Puts a label here. */
    void place(Label label) {
        if (current.end == null) {
            end(new End.Goto(label, Position.UNKNOWN));
        }
        start(label);
    }

    private void end(End end) {
        if (current.end == null) {
            current.end = end;
        }
    }

    private void start(Label label) {
        if (++blocks > MOST_BLOCKS) {
            throw new IllegalStateException("has more than " + MOST_BLOCKS + " blocks");
        }
        label.handlers = handlers;
        label.number = blocks;
        current = label;
    }

    List<Handler> handlers() {
        return handlers;
    }

    /** What may run when one of the following operations throws. */
    void handleWith(List<Handler> now) {
        if (now.equals(handlers)) {
            return;
        }
        handlers = List.copyOf(now);
        if (current.end == null) {
            if (current.ops.isEmpty() && current != entry) {
                current.handlers = handlers;
            } else {
                place(new Label());
            }
        }
    }

    /** The same from the next block on. */
    void handleNextWith(List<Handler> now) {
        handlers = List.copyOf(now);
    }

    // --- result ------------------------------------------------------------------------------------------------------

    int registerCount() {
        return count;
    }

    /** The reachable blocks, without the empty ones and without jumps to where only they lead. */
    List<Block> blocks() {
        List<Label> order = reachable();
        Map<Label, Integer> entries = new IdentityHashMap<>();
        for (Label label : order) {
            successors(label).forEach(s -> entries.merge(s, 1, Integer::sum));
            label.handlers.forEach(h -> entries.merge(destination(h.target()), 2, Integer::sum));
        }
        entries.merge(order.get(0), 1, Integer::sum);
        List<List<Label>> runs = new ArrayList<>();
        Map<Label, Integer> numbers = new IdentityHashMap<>();
        Map<Label, Boolean> merged = new IdentityHashMap<>();
        for (Label label : order) {
            if (merged.containsKey(label)) {
                continue;
            }
            List<Label> run = new ArrayList<>(List.of(label));
            merged.put(label, true);
            Label last = label;
            while (last.end instanceof End.Goto g) {
                Label after = destination(g.target());
                boolean follows = entries.getOrDefault(after, 0) == 1
                        && !merged.containsKey(after)
                        && after.handlers.equals(last.handlers);
                if (!follows) {
                    break;
                }
                run.add(after);
                merged.put(after, true);
                last = after;
            }
            numbers.put(label, runs.size());
            runs.add(run);
        }
        return runs.stream().map(run -> block(run, numbers)).toList();
    }

    private static Block block(List<Label> run, Map<Label, Integer> numbers) {
        List<Op> ops = new ArrayList<>();
        run.forEach(l -> ops.addAll(l.ops));
        List<Block.Handler> handlers = new ArrayList<>();
        Set<String> types = new HashSet<>();
        for (Handler h : run.get(0).handlers) {
            // The first that fits wins, so that none after one for everything can run.
            if (!types.contains("") && types.add(h.type())) {
                handlers.add(new Block.Handler(number(h.target(), numbers), h.type(), h.register()));
            }
        }
        return new Block(ops, terminator(run.get(run.size() - 1), numbers), handlers);
    }

    private static Terminator terminator(Label label, Map<Label, Integer> numbers) {
        End end = label.end;
        if (end instanceof End.Goto g) {
            return new Terminator.Goto(number(g.target(), numbers), g.position());
        }
        if (end instanceof End.Branch b) {
            return new Terminator.Branch(
                    b.comparison(),
                    b.left(),
                    b.right(),
                    number(b.whenTrue(), numbers),
                    number(b.whenFalse(), numbers),
                    b.position());
        }
        if (end instanceof End.Switch s) {
            List<Integer> targets =
                    s.targets().stream().map(t -> number(t, numbers)).toList();
            return new Terminator.Switch(s.selector(), s.keys(), targets, number(s.otherwise(), numbers), s.position());
        }
        if (end instanceof End.Leave l) {
            return l.terminator();
        }
        return new Terminator.Return(Op.NONE, Position.UNKNOWN);
    }

    private static int number(Label label, Map<Label, Integer> numbers) {
        return numbers.getOrDefault(destination(label), 0);
    }

    /** Where a jump to a label really ends up: empty blocks that only jump on are passed. */
    private static Label destination(Label label) {
        Label at = label;
        for (int i = 0; i < MOST_BLOCKS && at.ops.isEmpty() && at.end instanceof End.Goto g && g.target() != at; i++) {
            at = g.target();
            if (at == label) {
                break;
            }
        }
        return at;
    }

    private static List<Label> successors(Label label) {
        End end = label.end;
        List<Label> all = new ArrayList<>();
        if (end instanceof End.Goto g) {
            all.add(destination(g.target()));
        } else if (end instanceof End.Branch b) {
            all.add(destination(b.whenTrue()));
            all.add(destination(b.whenFalse()));
        } else if (end instanceof End.Switch s) {
            s.targets().forEach(t -> all.add(destination(t)));
            all.add(destination(s.otherwise()));
        }
        return all;
    }

    /** In the order of the code, the entry first. */
    private List<Label> reachable() {
        List<Label> order = new ArrayList<>();
        Map<Label, Boolean> seen = new IdentityHashMap<>();
        Deque<Label> left = new ArrayDeque<>();
        Label first = destination(entry);
        left.push(first);
        while (!left.isEmpty()) {
            Label label = left.pop();
            if (seen.put(label, true) == null) {
                order.add(label);
                label.handlers.forEach(h -> left.push(destination(h.target())));
                successors(label).forEach(left::push);
            }
        }
        order.sort(Comparator.comparingInt(l -> l == first ? -1 : l.number));
        return order;
    }
}
