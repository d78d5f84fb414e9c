package dev.wouldblock.flow;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a walk follows: the operation's channel, its buffers, and its result. */
final class Subject {
    final OperationSite site;
    final Outcome outcome;
    /** Number of the walked outcome among those of the operation. */
    final int index;

    /** Whether the buffers die with the method, or died in a helper: made in it, and given to nobody. */
    final boolean ownsBuffers;

    /** Fields that hold the channel or a buffer: a method that touches one is looked into. */
    final Set<String> fields = new HashSet<>();

    /** What looks at a buffer answered on the walk. */
    final Set<Value> looks = new HashSet<>();

    Subject(Ownership ownership, OperationSite site, Outcome outcome) {
        this.site = site;
        this.outcome = outcome;
        this.index = site.operation().outcomes().indexOf(outcome);
        this.ownsBuffers = ownsBuffers(ownership, site);
        addFields(site.channel());
        site.buffers().forEach(this::addFields);
    }

    /** A helper may have had the buffer for itself, and pass on nothing but the count. */
    private static boolean ownsBuffers(Ownership ownership, OperationSite site) {
        return site.buffers().isEmpty()
                ? site.inner().stream().anyMatch(inner -> ownsBuffers(ownership, inner))
                : site.buffers().stream().allMatch(b -> ownership.owns(site.method(), b, site.call()));
    }

    /** From here on methods that touch this field are looked into, too. */
    void follow(Value field) {
        addFields(field);
    }

    private void addFields(Value value) {
        for (Optional<Value> v = Optional.of(value);
                v.isPresent() && v.get() instanceof Value.FieldOf f;
                v = f.object()) {
            ModeTable.fieldKey(f).ifPresent(fields::add);
        }
    }

    /** What a register would hold for each outcome: the result of the operation itself. */
    List<Range> result() {
        return site.answers().isEmpty()
                ? site.operation().outcomes().stream().map(this::resultOf).toList()
                : site.answers();
    }

    private Range resultOf(Outcome o) {
        if (is(Operation.UNWRAP)) {
            // It answers an object, which says how it ended.
            return Range.NOT_ZERO;
        }
        return switch (o) {
            case ZERO, NULL, FALSE -> Range.ZERO;
            case EOF -> Range.of(-1);
            case SHORT -> Range.POSITIVE;
            case FULL, DONE -> site.operation().counts() ? Range.POSITIVE : Range.NOT_ZERO;
        };
    }

    int outcomes() {
        return site.operation().outcomes().size();
    }

    boolean isBuffer(Value value) {
        return site.buffers().contains(value);
    }

    /** The channel itself, its socket adaptor, or its key. */
    boolean isChannelOrPart(Value value) {
        return value.equals(site.channel())
                || value instanceof Value.FieldOf f
                        && f.name().equals("socket()")
                        && f.object().equals(Optional.of(site.channel()))
                || isKey(value);
    }

    boolean isKey(Value value) {
        return site.channel() instanceof Value.FieldOf f
                && f.name().equals("channel()")
                && f.object().equals(Optional.of(value));
    }

    boolean is(Operation operation) {
        return site.operation() == operation;
    }

    /** Whether a connection is being made. */
    boolean isConnecting() {
        return is(Operation.CONNECT) || is(Operation.FINISH_CONNECT);
    }

    /** Whether the operation puts bytes into its buffer. */
    boolean fillsBuffer() {
        return is(Operation.READ) || is(Operation.RECEIVE);
    }

    /** Whether a read is followed that brings some bytes, and not all that the program waits for. */
    boolean isPart() {
        return is(Operation.READ) && outcome == Outcome.SHORT;
    }

    /** Whether a read is followed that brings something, so that what matters is how much the buffer then holds. */
    boolean hasFilled() {
        return isPart() || outcome == Outcome.FULL;
    }

    /** Whether the operation takes bytes out of its buffer. */
    boolean drainsBuffer() {
        return is(Operation.WRITE) || is(Operation.SEND);
    }
}
