package dev.wouldblock.flow;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.model.Op;
import java.util.List;
import java.util.Optional;

/** What a call on a buffer means after a read that has filled it: in part, or up to its limit. */
final class FilledBuffer {
    private static final String UNDERFLOW = "java/nio/BufferUnderflowException";
    private static final String OUT_OF_BOUNDS = "java/lang/IndexOutOfBoundsException";

    private final Subject subject;

    FilledBuffer(Subject subject) {
        this.subject = subject;
    }

    /** A call on the buffer itself of which the fact says what it does. */
    Optional<BufferCalls.End> call(Path path, Op.Call call, List<Datum> arguments, Fact fact) {
        return switch (fact.kind()) {
            case LOOKS -> look(fact);
            case DISCARDS -> discard(path, call);
            case CONSUMES -> subject.isPart() ? takePart(path, call, arguments) : takeAll(call);
            default -> BufferCalls.End.handled("the buffer is changed");
        };
    }

    private Optional<BufferCalls.End> look(Fact fact) {
        return subject.isPart() && !fact.value("at", "").equals("constant")
                ? BufferCalls.End.handled("the program asks how much has come")
                : Optional.empty();
    }

    private Optional<BufferCalls.End> discard(Path path, Op.Call call) {
        path.flipped = call.method().name().equals("flip");
        return subject.isPart() && path.flipped ? Optional.empty() : BufferCalls.End.handled("the buffer is emptied");
    }

    /** One byte at least has come; whatever takes more than one may take what is still on its way. */
    private Optional<BufferCalls.End> takePart(Path path, Op.Call call, List<Datum> arguments) {
        boolean takesOne = call.method().name().equals("get")
                && !call.method().descriptor().startsWith("([B");
        if (takesOne) {
            return Optional.empty();
        }
        boolean takesWhatCame = call.method().name().equals("array")
                || path.given
                || arguments.stream().anyMatch(Datum::dependsOnOutcome)
                || isUnderflowCaught(path);
        return takesWhatCame
                ? BufferCalls.End.handled("it may take no more than has come")
                : Optional.of(new BufferCalls.End(
                        Ending.Kind.STALE, call.method().name() + "() takes bytes that may still be on their way"));
    }

    /** Whether the code is ready for a buffer that holds less than is taken from it. */
    static boolean isUnderflowCaught(Path path) {
        return path.frames.stream()
                .flatMap(f -> f.method.blocks().get(f.block).handlers().stream())
                .anyMatch(h -> h.type().equals(UNDERFLOW) || h.type().equals(OUT_OF_BOUNDS));
    }

    /** The array and absolute access leave the position where it is: at the limit. */
    private static Optional<BufferCalls.End> takeAll(Op.Call call) {
        boolean isAbsolute = call.method().name().equals("array")
                || call.method().descriptor().startsWith("(I");
        return isAbsolute ? Optional.empty() : BufferCalls.End.handled("the buffer is read");
    }
}
