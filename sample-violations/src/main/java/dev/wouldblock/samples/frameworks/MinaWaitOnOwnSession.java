package dev.wouldblock.samples.frameworks;

import org.apache.mina.core.future.CloseFuture;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.IoSession;

/** The thread that waits for the write is the one that would write. */
public final class MinaWaitOnOwnSession extends IoHandlerAdapter {

    @Override
    public void messageReceived(IoSession session, Object message) {
        session.write(message).awaitUninterruptibly(); // expect: WB_WAIT_ON_OWN_EXECUTOR fix=async-form
    }

    @Override
    public void exceptionCaught(IoSession session, Throwable cause) throws InterruptedException {
        CloseFuture closed = session.closeNow();
        closed.await(); // expect: WB_WAIT_ON_OWN_EXECUTOR fix=async-form
    }
}
