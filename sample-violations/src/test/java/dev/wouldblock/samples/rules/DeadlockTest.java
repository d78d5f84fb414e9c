package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.wouldblock.samples.FlaggedLines;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The violation waits for something that only its own thread, or its own pool, could do. Its twin does not wait. */
class DeadlockTest {
    /** The greeting is there in time, but nobody can take it. */
    @WitnessOf("WB_WAIT_ON_OWN_EXECUTOR")
    void aGreetingThatTheOwnGroupWouldRead() throws Exception {
        try (AsyncGroup group = new AsyncGroup();
                AsynchronousServerSocketChannel server = server(group)) {
            new WaitOnOwnExecutor.Acceptor(server).start();
            try (SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
                FlaggedLines.awaitThread("WB_WAIT_ON_OWN_EXECUTOR");
                assertThat(isEchoed(client)).isFalse();
            }
        }
        try (AsyncGroup group = new AsyncGroup();
                AsynchronousServerSocketChannel server = server(group)) {
            new WaitOnOwnExecutorFixed.Acceptor(server).start();
            try (SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
                assertThat(isEchoed(client)).isTrue();
            }
        }
    }

    private static AsynchronousServerSocketChannel server(AsyncGroup group) throws IOException {
        return AsynchronousServerSocketChannel.open(group.channels()).bind(Connection.loopback());
    }

    /** Whether the other end answers, instead of giving up. */
    private static boolean isEchoed(SocketChannel client) throws IOException {
        client.write(ByteBuffer.wrap(new byte[] {1}));
        try {
            return client.read(ByteBuffer.allocate(1)) == 1;
        } catch (SocketException e) {
            return false;
        }
    }

    /** More orders than threads, all of them submitted before the first one may go on. */
    @WitnessOf("WB_JOIN_IN_SAME_POOL")
    void tasksThatTheOwnPoolWouldRun() throws Exception {
        JoinInSamePool violation = new JoinInSamePool();
        CountDownLatch submitted = new CountDownLatch(1);
        List<Future<Long>> totals = Stream.generate(() -> violation.total(new JoinInSamePool.Order() {
                    @Override
                    public long net() {
                        return after(submitted);
                    }

                    @Override
                    public long tax() {
                        return 1;
                    }
                }))
                .limit(20)
                .toList();
        submitted.countDown();
        FlaggedLines.awaitThreads("WB_JOIN_IN_SAME_POOL", 4);
        Await.stillNot(() -> totals.stream().allMatch(Future::isDone));
        violation.stop();

        JoinInSamePoolFixed fixed = new JoinInSamePoolFixed();
        CountDownLatch allSubmitted = new CountDownLatch(1);
        List<CompletableFuture<Long>> sums = Stream.generate(() -> fixed.total(new JoinInSamePoolFixed.Order() {
                    @Override
                    public long net() {
                        return after(allSubmitted);
                    }

                    @Override
                    public long tax() {
                        return 1;
                    }
                }))
                .limit(20)
                .toList();
        allSubmitted.countDown();
        for (CompletableFuture<Long> sum : sums) {
            assertThat(sum.get(30, TimeUnit.SECONDS)).isEqualTo(101);
        }
        fixed.stop();
    }

    private static long after(CountDownLatch submitted) {
        try {
            submitted.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 100;
    }

    @WitnessOf("WB_WAIT_IN_CALLBACK")
    void aLoginThatTheOwnClientWouldMake() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), 0), 8);
        server.createContext("/data", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.createContext("/login", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("http:/" + server.getAddress());
            HttpRequest data = HttpRequest.newBuilder(uri.resolve("/data")).build();
            HttpRequest login = HttpRequest.newBuilder(uri.resolve("/login")).build();
            WaitInCallback violation = new WaitInCallback();
            CompletableFuture<String> loaded = violation.load(data, login);
            FlaggedLines.awaitThread("WB_WAIT_IN_CALLBACK");
            Await.stillNot(loaded::isDone);
            violation.stop();

            WaitInCallbackFixed fixed = new WaitInCallbackFixed();
            assertThat(fixed.load(data, login).get(30, TimeUnit.SECONDS)).isEqualTo("ok");
            fixed.stop();
        } finally {
            server.stop(0);
        }
    }
}
