package dev.wouldblock.flow;

import dev.wouldblock.model.Answer;
import dev.wouldblock.model.Block;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a call says of the parameters of the called method, and which of its blocks then run: {@code fill(false)} never
 * comes to what stands behind {@code if (block)}.
 *
 * @param known the parameters that are known, by register: a constant, or the static field of an enum
 * @param objects the other parameters that are known not to be null
 * @param classes internal names of the classes that parameters are known to have, or to be below of
 */
public record Arguments(Map<Integer, Value> known, Set<Integer> objects, Map<Integer, String> classes) {
    /** Nothing is known. */
    public static final Arguments UNKNOWN = new Arguments(Map.of(), Set.of(), Map.of());

    public Arguments {
        known = Map.copyOf(known);
        objects = Set.copyOf(objects);
        classes = Map.copyOf(classes);
    }

    /** A value of a method that was called with these arguments, as a constant if it is known. */
    public Value resolved(Value value) {
        return value instanceof Value.Param p ? known.getOrDefault(p.index(), value) : value;
    }

    /** Whether a value of a method that was called with these arguments is a parameter that is not null. */
    public boolean isObject(Value value) {
        return value instanceof Value.Param p && objects.contains(p.index());
    }

    /** The class that a parameter is known to have; empty for other values. */
    public Optional<String> classOf(Value value) {
        return value instanceof Value.Param p ? Optional.ofNullable(classes.get(p.index())) : Optional.empty();
    }

    private static boolean isStatic(Value value) {
        return value instanceof Value.FieldOf f && f.object().isEmpty();
    }

    /** The blocks that can be reached when each test of what is known goes one way. */
    public BitSet reachable(MethodModel method, Numbering numbering, Hierarchy hierarchy) {
        BitSet seen = new BitSet();
        seen.set(0);
        Deque<Integer> work = new ArrayDeque<>(List.of(0));
        while (!work.isEmpty()) {
            int number = work.poll();
            if (numbering.isReachable(number)) {
                Block block = method.blocks().get(number);
                next(number, block, numbering, hierarchy).forEach(target -> add(target, seen, work));
                block.handlers().forEach(handler -> add(handler.target(), seen, work));
            }
        }
        return seen;
    }

    private static void add(int block, BitSet seen, Deque<Integer> work) {
        if (!seen.get(block)) {
            seen.set(block);
            work.add(block);
        }
    }

    private List<Integer> next(int number, Block block, Numbering numbering, Hierarchy hierarchy) {
        if (block.terminator() instanceof Terminator.Branch b) {
            List<Value> asked = numbering.takenByEnd(number);
            Value right = b.right() == Op.NONE ? Value.Constant.of(0) : asked.get(1);
            return switch (answer(b.comparison(), asked.get(0), right, hierarchy)) {
                case YES -> List.of(b.whenTrue());
                case NO -> List.of(b.whenFalse());
                case UNKNOWN -> Numbering.successors(b);
            };
        }
        if (block.terminator() instanceof Terminator.Switch s) {
            Optional<Integer> chosen =
                    Branches.target(s, range(numbering.takenByEnd(number).get(0), hierarchy));
            return chosen.map(List::of).orElseGet(() -> Numbering.successors(s));
        }
        return Numbering.successors(block.terminator());
    }

    private Answer answer(Terminator.Comparison comparison, Value one, Value other, Hierarchy hierarchy) {
        Value left = resolved(one);
        Value right = resolved(other);
        boolean isGiven = !left.equals(one) || !right.equals(other);
        if (isGiven && isStatic(left) && isStatic(right)) {
            boolean isSame = left.equals(right);
            return switch (comparison) {
                case EQUAL -> isSame ? Answer.YES : Answer.NO;
                case NOT_EQUAL -> isSame ? Answer.NO : Answer.YES;
                default -> Answer.UNKNOWN;
            };
        }
        return Range.compare(comparison, range(left, hierarchy), range(right, hierarchy));
    }

    private Range range(Value value, Hierarchy hierarchy) {
        Value resolved = resolved(value);
        if (resolved instanceof Value.Computed c) {
            if (c.operator() == Op.Operator.INSTANCE_OF) {
                return isInstance(c.operands().get(0), c.operands().get(1), hierarchy);
            }
            return c.operands().size() == 2
                    ? Range.compute(
                            c.operator(),
                            range(c.operands().get(0), hierarchy),
                            range(c.operands().get(1), hierarchy))
                    : Range.ALL;
        }
        return isObject(resolved) ? Range.NOT_ZERO : Datum.rangeOf(resolved);
    }

    private Range isInstance(Value value, Value type, Hierarchy hierarchy) {
        boolean isOther = type instanceof Value.Constant name
                && classOf(value).isPresent()
                && !hierarchy.canBeBoth(
                        classOf(value).get(), String.valueOf(name.value().orElseThrow()));
        return isOther ? Range.ZERO : Range.compute(Op.Operator.INSTANCE_OF, range(value, hierarchy), Range.ALL);
    }
}
