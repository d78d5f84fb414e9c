package dev.wouldblock.protocol;

import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Step;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Position;
import java.util.Optional;

/**
 * A call that stands where the protocol of a channel, a key or a selector does not allow it, or that lacks the one that
 * has to follow.
 *
 * @param position of the call
 * @param call the called method as people write it, {@code SocketChannel.register}
 * @param consequence what happens then; the clause that fills {@code {consequence}} in the message of the rule's page
 * @param trace the steps that show it, the call among them
 * @param isCertain false where it depends on what the code does not show
 * @param fix id of the fix that fits this code; empty for the first of the rule's page
 */
public record Misuse(
        Kind kind,
        MethodModel method,
        Position position,
        String call,
        String consequence,
        Step trace,
        boolean isCertain,
        Optional<String> fix) {
    /** One that is certain, and fixed as the rule's page says first. */
    public Misuse(Kind kind, CallGraph.Site site, String consequence, Step trace) {
        this(
                kind,
                site.method(),
                site.call().position(),
                site.call().method().display(),
                consequence,
                trace,
                true,
                Optional.empty());
    }

    /** The same, certain only if this is, too. */
    public Misuse onlyIf(boolean isSure) {
        return new Misuse(kind, method, position, call, consequence, trace, isCertain && isSure, fix);
    }

    /** The same with the fix that fits this code. */
    public Misuse fixedBy(String id) {
        return new Misuse(kind, method, position, call, consequence, trace, isCertain, Optional.of(id));
    }

    /** What the protocol asks. */
    public enum Kind {
        /** A channel has to be in non-blocking mode when it is registered (SelectableChannel.register). */
        REGISTERED_IN_BLOCKING_MODE,
        /** A handled key has to be removed from the selected-key set (Selector.selectedKeys). */
        SELECTED_KEY_KEPT,
        /** OP_CONNECT has to leave the interest set when the connection is up (SocketChannel.finishConnect). */
        CONNECT_INTEREST_KEPT,
        /** A stream over a channel needs it in blocking mode (Channels.newInputStream, Socket.getInputStream). */
        STREAM_IN_NON_BLOCKING_MODE,
        /** The calls of a socket adaptor need its channel in blocking mode (Socket.connect). */
        ADAPTOR_IN_NON_BLOCKING_MODE,
        /** A channel has to leave its selectors before it is put into blocking mode (SelectableChannel). */
        BLOCKING_WHILE_REGISTERED,
        /** A timeout of a socket does not limit what the channel does (Socket.setSoTimeout). */
        TIMEOUT_WITHOUT_EFFECT,
        /** The exception that tells of a wrong mode is caught and nothing is done about the mode. */
        MODE_EXCEPTION_SWALLOWED,
        /** Nothing uses that the channel does not block. */
        NON_BLOCKING_NOT_NEEDED,
        /** OP_WRITE has to leave the interest set when nothing is left to write (SelectionKey.interestOps). */
        WRITE_INTEREST_KEPT,
        /** A cancelled key stays with its selector until the next selection (SelectionKey.cancel). */
        CANCELLED_KEY_REGISTERED,
        /** A key is of no use once it is cancelled or its channel closed (SelectionKey.isValid). */
        CANCELLED_KEY_ASKED,
        /** A change of an interest set has no effect on a selection that is in progress (Selector). */
        CHANGED_WITHOUT_WAKEUP,
        /** A thread whose interrupt status is set does not wait in select (Selector.select). */
        INTERRUPT_NOT_ASKED,
        /** What is offered may be refused; the answer says so (SubmissionPublisher.offer). */
        TRY_RESULT_DROPPED,
        /** An engine may take or give nothing; its result says so (SSLEngineResult.Status). */
        TLS_STATUS_DROPPED,
        /** The text of an exception is for people (Throwable.getMessage). */
        ERROR_TEXT_COMPARED,
        /** A bounded select returns early for several reasons (Selector.select(long)). */
        WAKEUP_TAKEN_FOR_TIMEOUT,
        /** Operations of channels have no timeout (SocketTimeoutException). */
        TIMEOUT_NEVER_THROWN,
        /** One operation of a kind at a time (AsynchronousSocketChannel). */
        STARTED_TWICE,
        /** After a timeout the state of the channel is unspecified (AsynchronousSocketChannel.read). */
        USED_AFTER_TIMEOUT,
        /** A buffer is not to be touched until the operation has completed (AsynchronousByteChannel). */
        BUFFER_IN_USE,
        /** An operation may complete in part (AsynchronousByteChannel.write). */
        RESULT_UNSEEN,
        /** The end of an operation is told by its future alone (AsynchronousChannel). */
        FUTURE_DROPPED
    }
}
