package dev.wouldblock.samples.frameworks;

import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.mina.core.future.ConnectFuture;
import org.apache.mina.core.service.IoConnector;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.core.session.IoSession;

/** Right: hands over, listens, or waits on a thread of its own. */
public final class MinaOffloaded extends IoHandlerAdapter {
    private final CompletableFuture<String> greeting;
    private final ConnectFuture backend;
    private final Executor workers;

    MinaOffloaded(CompletableFuture<String> greeting, ConnectFuture backend, Executor workers) {
        this.greeting = greeting;
        this.backend = backend;
        this.workers = workers;
    }

    @Override
    public void sessionOpened(IoSession session) {
        workers.execute(() -> session.write(greeting.join()));
    }

    @Override
    public void messageReceived(IoSession session, Object message) {
        backend.addListener(connected -> connected.getSession().write(message));
    }

    /** For a client's main thread. */
    static void send(IoConnector connector, SocketAddress server, Object message) throws InterruptedException {
        ConnectFuture connecting = connector.connect(server);
        connecting.awaitUninterruptibly();
        connecting.getSession().write(message).await();
    }
}
