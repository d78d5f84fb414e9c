package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The fixed twin of {@link BlockInSelectorLoop}. */
public final class BlockInSelectorLoopFixed {

    /** What a connection has said so far. */
    interface Session {
        boolean login(SelectionKey key) throws IOException;

        String name();

        void reply(SelectionKey key, String text) throws IOException;
    }

    private final Selector selector;
    private final ScheduledExecutorService timer;
    private final Queue<SelectionKey> expired = new ConcurrentLinkedQueue<>();

    BlockInSelectorLoopFixed(Selector selector, ScheduledExecutorService timer) {
        this.selector = selector;
        this.timer = timer;
    }

    // begin example
    void run() throws IOException {
        while (selector.isOpen()) {
            selector.select();
            Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
            while (keys.hasNext()) {
                SelectionKey key = keys.next();
                keys.remove();
                if (key.isReadable()) {
                    onReadable(key, (Session) key.attachment());
                }
            }
            for (SelectionKey key = expired.poll(); key != null; key = expired.poll()) {
                key.channel().close();
            }
        }
    }

    /** Stops reading from whoever guesses passwords; a timer wakes the loop when it is time to close. */
    private void onReadable(SelectionKey key, Session session) throws IOException {
        if (!session.login(key)) {
            key.interestOps(0);
            timer.schedule(() -> {
                expired.add(key);
                selector.wakeup();
            }, 2, TimeUnit.SECONDS);
        }
    }
    // end example

    /** The answer comes back to the loop through a queue; whoever replies sets the interest again. */
    static final class Gateway {
        private final Selector selector;
        private final ExecutorService backend;
        private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

        /** For a connection. */
        record Answer(SelectionKey key, String text) {}

        Gateway(Selector selector, ExecutorService backend) {
            this.selector = selector;
            this.backend = backend;
        }

        void run() throws IOException {
            while (!Thread.currentThread().isInterrupted()) {
                selector.select(500);
                for (SelectionKey key : selector.selectedKeys()) {
                    Session session = (Session) key.attachment();
                    key.interestOps(0);
                    CompletableFuture.supplyAsync(() -> "hello " + session.name(), backend)
                            .thenAccept(text -> {
                                answers.add(new Answer(key, text));
                                selector.wakeup();
                            });
                }
                selector.selectedKeys().clear();
                for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
                    ((Session) answer.key().attachment()).reply(answer.key(), answer.text());
                }
            }
        }
    }

    /** The lookup runs on another thread. */
    static final class AccessControl implements Runnable {
        private final Selector selector;
        private final ExecutorService lookups;

        AccessControl(Selector selector, ExecutorService lookups) {
            this.selector = selector;
            this.lookups = lookups;
        }

        @Override
        public void run() {
            try {
                while (selector.isOpen()) {
                    selector.select();
                    selector.selectedKeys().forEach(this::admit);
                    selector.selectedKeys().clear();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void admit(SelectionKey key) {
            String host = ((Session) key.attachment()).name();
            key.interestOps(0);
            lookups.execute(() -> {
                if (isLocal(host)) {
                    key.interestOps(SelectionKey.OP_WRITE);
                } else {
                    key.cancel();
                }
                selector.wakeup();
            });
        }

        private static boolean isLocal(String host) {
            return Hosts.address(host).isSiteLocalAddress();
        }
    }

    /** Called by threads that may wait. */
    static final class Hosts {
        private Hosts() {}

        static InetAddress address(String host) {
            try {
                return InetAddress.getByName(host);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(host, e);
            }
        }
    }

    /** A reactor whose handlers do not wait. */
    static final class Reactor {
        private final Selector selector;

        Reactor(Selector selector) {
            this.selector = selector;
        }

        void watch(SelectionKey key, BlockingQueue<String> orders) {
            key.attach(new OrderHandler(key, orders));
        }

        void run() throws IOException {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    dispatch(key);
                }
                selector.selectedKeys().clear();
            }
        }

        private static void dispatch(SelectionKey key) {
            Runnable handler = (Runnable) key.attachment();
            if (handler != null) {
                handler.run();
            }
        }
    }

    /** Whoever adds an order sets the interest again and wakes the selector. */
    static final class OrderHandler implements Runnable {
        private final SelectionKey key;
        private final BlockingQueue<String> orders;

        OrderHandler(SelectionKey key, BlockingQueue<String> orders) {
            this.key = key;
            this.orders = orders;
        }

        @Override
        public void run() {
            key.interestOps(0);
            String order = orders.poll();
            if (order != null) {
                key.interestOps(order.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
            }
        }
    }

    /** Handlers with an interface of their own, attached when the channel is registered. */
    static final class Dispatcher {
        private final Selector selector;

        /** What the loop knows of a connection. */
        interface Handler {
            void ready(SelectionKey key) throws IOException;
        }

        Dispatcher(Selector selector) {
            this.selector = selector;
        }

        void watch(SocketChannel client, HttpClient web, HttpRequest source) throws IOException {
            client.configureBlocking(false);
            client.register(selector, SelectionKey.OP_WRITE, new Mirror(web, source));
        }

        void run() throws IOException {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    Handler handler = (Handler) key.attachment();
                    handler.ready(key);
                }
                selector.selectedKeys().clear();
            }
        }
    }

    /** Asks for the page and goes on when it is there. */
    record Mirror(HttpClient web, HttpRequest source) implements Dispatcher.Handler {
        @Override
        public void ready(SelectionKey key) {
            key.interestOps(0);
            web.sendAsync(source, HttpResponse.BodyHandlers.ofByteArray())
                    .thenApply(HttpResponse::body)
                    .exceptionally(failure -> new byte[0]) // nothing to send, so the client is closed
                    .thenAccept(page -> {
                        key.attach(new Sending(ByteBuffer.wrap(page)));
                        key.interestOps(SelectionKey.OP_WRITE);
                        key.selector().wakeup();
                    });
        }
    }

    /** The page on its way to the client. */
    record Sending(ByteBuffer page) implements Dispatcher.Handler {
        @Override
        public void ready(SelectionKey key) throws IOException {
            SocketChannel client = (SocketChannel) key.channel();
            client.write(page);
            if (!page.hasRemaining()) {
                client.close();
            }
        }
    }

    /** The end of the process ends the connection. */
    static final class ThreeForms {
        private final Process helper;

        ThreeForms(Process helper) {
            this.helper = helper;
        }

        void lambda(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select(key -> {
                    key.interestOps(0);
                    helper.onExit().thenRun(() -> close(key));
                });
            }
        }

        void anonymousClass(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select(new Consumer<>() {
                    @Override
                    public void accept(SelectionKey key) {
                        key.interestOps(0);
                        helper.onExit().thenRun(new Runnable() {
                            @Override
                            public void run() {
                                close(key);
                            }
                        });
                    }
                });
            }
        }

        void methodReference(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select(this::onReady, 1_000);
            }
        }

        private void onReady(SelectionKey key) {
            if (helper.isAlive()) {
                key.interestOps(0);
                helper.onExit().thenAccept(ended -> close(key));
            } else {
                close(key);
            }
        }

        private static void close(SelectionKey key) {
            try {
                key.channel().close();
                key.selector().wakeup();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What a setting chooses for the time between two rounds; what waits is for other threads. */
    static final class Chores {
        private final Chore chore;

        /** Something to be done now and then. */
        interface Chore {
            void work();
        }

        Chores(Process helper, Queue<SelectionKey> idle, boolean ends) {
            Chore chosen = null;
            if (ends) {
                chosen = new End(helper);
            } else if (!idle.isEmpty()) {
                chosen = new Forget(idle);
            }
            this.chore = chosen;
        }

        void run(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select();
                selector.selectedKeys().forEach(key -> key.interestOps(0));
                selector.selectedKeys().clear();
                if (chore != null) {
                    chore.work();
                }
            }
        }
    }

    /** Does not ask how it ended. */
    record End(Process helper) implements Chores.Chore {
        @Override
        public void work() {
            helper.destroy();
        }
    }

    /** For connections that say nothing. */
    record Forget(Queue<SelectionKey> idle) implements Chores.Chore {
        @Override
        public void work() {
            idle.forEach(SelectionKey::cancel);
        }
    }

    /** No loop has it. */
    record LongChore(Process helper) implements Chores.Chore {
        @Override
        public void work() {
            try {
                helper.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Names only where they are known: an address that is not resolved has nothing else. */
    static final class Greetings {
        void run(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    key.attach(greeting((InetSocketAddress) key.attachment()));
                    key.interestOps(0);
                }
                selector.selectedKeys().clear();
            }
        }

        private static String greeting(InetSocketAddress peer) {
            return (peer.isUnresolved() ? peer.getHostName() : peer.getAddress().getHostAddress()) + " from " + own();
        }

        private static String own() {
            return InetAddress.getLoopbackAddress().getHostName();
        }
    }

    /** The only wait is that of select(); whoever adds a task wakes the selector. */
    static void drain(Selector selector, Consumer<SelectionKey> handler, BlockingQueue<Runnable> tasks)
            throws IOException {
        do {
            selector.select(handler, 20);
            Runnable task = tasks.poll();
            if (task != null) {
                task.run();
            }
        } while (selector.isOpen());
    }
}
