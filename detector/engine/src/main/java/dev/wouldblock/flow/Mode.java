package dev.wouldblock.flow;

import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Position;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is known of a channel: a set of things that may have happened to it, and where it became non-blocking.
 *
 * @param bits set of the constants of this class
 * @param evidence where the mode was set, if it was
 */
public record Mode(int bits, Optional<Evidence> evidence) {
    public static final int NON_BLOCKING = 1;
    /** Fresh from open or accept: blocking until somebody configures it. */
    public static final int OPENED = 1 << 1;

    public static final int SET_BLOCKING = 1 << 2;
    /** Configured with a value that is not known. */
    public static final int SET_UNKNOWN = 1 << 3;

    public static final int REGISTERED = 1 << 4;
    public static final int FROM_KEY = 1 << 5;
    public static final int DATAGRAM = 1 << 6;
    public static final int PIPE = 1 << 7;
    public static final int ACCEPTED = 1 << 8;
    /** Of a channel of the program that passes on the outcomes of its reads. */
    private static final int READS = 1 << 9;
    /** Of a channel of the program that passes on the outcomes of its writes. */
    private static final int WRITES = 1 << 10;

    private static final int MODES = NON_BLOCKING | OPENED | SET_BLOCKING | SET_UNKNOWN;

    public static final Mode NOTHING = new Mode(0, Optional.empty());

    /** Where and how a channel became non-blocking. */
    public record Evidence(MethodModel method, Position position, String phrase) {
        static final Comparator<Evidence> ORDER = Comparator.comparing(
                        (Evidence e) -> e.method().owner())
                .thenComparing(e -> e.position().line())
                .thenComparing(e -> e.method().key())
                .thenComparing(Evidence::phrase);
    }

    static Mode of(int bits) {
        return new Mode(bits, Optional.empty());
    }

    boolean has(int bit) {
        return (bits & bit) != 0;
    }

    /** Known to be in non-blocking mode: set so, and on no way left or put into another mode. */
    public boolean isNonBlocking() {
        return (bits & MODES) == NON_BLOCKING;
    }

    /** Known to be in blocking mode: opened, accepted or set so, and on no way put into another mode. */
    public boolean isBlocking() {
        return (bits & MODES) != 0 && (bits & (NON_BLOCKING | SET_UNKNOWN)) == 0 && !isSelected();
    }

    /** Is or was registered with a selector. */
    public boolean isSelected() {
        return has(REGISTERED) || has(FROM_KEY);
    }

    public boolean isDatagram() {
        return has(DATAGRAM);
    }

    public boolean isAccepted() {
        return has(ACCEPTED);
    }

    public boolean isPipe() {
        return has(PIPE);
    }

    /** The same of a channel of the program that passes on the outcomes of one of its operations. */
    Mode onlyFor(Operation operation) {
        return new Mode(bits | (operation == Operation.READ ? READS : WRITES), evidence);
    }

    /** Whether the channel may tell the outcome of an operation: one of the program may settle it by itself. */
    boolean tells(Operation operation) {
        return switch (operation) {
            case READ -> has(READS) || !has(WRITES);
            case WRITE -> has(WRITES) || !has(READS);
            default -> true;
        };
    }

    Mode join(Mode other) {
        if (equals(other) || other.equals(NOTHING)) {
            return this;
        }
        return new Mode(
                bits | other.bits,
                Stream.concat(evidence.stream(), other.evidence.stream()).min(Evidence.ORDER));
    }

    /** The first step of an explanation: where the mode was set, and then a call; the call alone where it was not seen. */
    public Step then(CallGraph.Site site, String phrase) {
        return evidence.map(e -> new Step(null, e.method(), e.position(), e.phrase(), 0).then(site, phrase))
                .orElseGet(() -> Step.at(site, phrase));
    }

    /** Of the kind of channel that another mode says: a datagram channel, the end of a pipe. */
    Mode ofKind(Mode other) {
        return new Mode(bits | other.bits & (DATAGRAM | PIPE), evidence);
    }

    /** The same of a channel that is registered, too, if those that became non-blocking in the same place are. */
    Mode registeredIf(Predicate<Evidence> isOfRegistered) {
        return new Mode(evidence.filter(isOfRegistered).isPresent() ? bits | REGISTERED : bits, evidence);
    }

    /** The same channel in the given mode. */
    Mode with(int mode, Optional<Evidence> why) {
        return new Mode(bits & ~MODES | mode, why);
    }
}
