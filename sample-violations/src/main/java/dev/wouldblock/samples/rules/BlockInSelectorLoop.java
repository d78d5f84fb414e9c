package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Calls that wait for something, on the thread that serves all connections of a selector. */
public final class BlockInSelectorLoop {

    /** What a connection has said so far. */
    interface Session {
        boolean login(SelectionKey key) throws IOException;

        String name();

        void reply(SelectionKey key, String text) throws IOException;
    }

    private final Selector selector;

    BlockInSelectorLoop(Selector selector) {
        this.selector = selector;
    }

    // begin example
    void run() throws IOException, InterruptedException {
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
        }
    }

    /** Makes whoever guesses passwords wait, and with him all others. */
    private void onReadable(SelectionKey key, Session session) throws IOException, InterruptedException {
        if (!session.login(key)) {
            Thread.sleep(2_000); // expect: WB_BLOCK_IN_SELECTOR_LOOP fix=async-form
            key.channel().close();
        }
    }
    // end example

    /** The work is done by another thread, but the loop waits for it. */
    static final class Gateway {
        private final Selector selector;
        private final ExecutorService backend;

        Gateway(Selector selector, ExecutorService backend) {
            this.selector = selector;
            this.backend = backend;
        }

        void run() throws IOException, InterruptedException, ExecutionException {
            while (!Thread.currentThread().isInterrupted()) {
                if (selector.select(500) == 0) {
                    continue;
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    Session session = (Session) key.attachment();
                    Future<String> answer = backend.submit(() -> "hello " + session.name());
                    session.reply(key, answer.get()); // expect: WB_BLOCK_IN_SELECTOR_LOOP fix=async-form
                }
                selector.selectedKeys().clear();
            }
        }
    }

    /** A name lookup three calls below the loop. */
    static final class AccessControl implements Runnable {
        private final Selector selector;

        AccessControl(Selector selector) {
            this.selector = selector;
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
            if (isLocal(((Session) key.attachment()).name())) {
                key.interestOps(SelectionKey.OP_WRITE);
            } else {
                key.cancel();
            }
        }

        private static boolean isLocal(String host) {
            return Hosts.address(host).isSiteLocalAddress();
        }
    }

    /** Knows nothing about loops. */
    static final class Hosts {
        private Hosts() {}

        static InetAddress address(String host) {
            try {
                return InetAddress.getByName(host); // expect: WB_BLOCK_IN_SELECTOR_LOOP fix=offload
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(host, e);
            }
        }
    }

    /** A reactor: what to do with a key is attached to it. */
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

    /** Nobody calls it by its name. */
    static final class OrderHandler implements Runnable {
        private final SelectionKey key;
        private final BlockingQueue<String> orders;

        OrderHandler(SelectionKey key, BlockingQueue<String> orders) {
            this.key = key;
            this.orders = orders;
        }

        @Override
        public void run() {
            try {
                String order = orders.take(); // expect: WB_BLOCK_IN_SELECTOR_LOOP fix=async-form
                key.interestOps(order.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
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

        void watch(SocketChannel client, URL source) throws IOException {
            client.configureBlocking(false);
            client.register(selector, SelectionKey.OP_WRITE, new Mirror(source));
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

    /** Fetches a page when a client asks for it. */
    record Mirror(URL source) implements Dispatcher.Handler {
        @Override
        public void ready(SelectionKey key) throws IOException {
            key.attach(source.openStream()); // expect: WB_BLOCK_IN_SELECTOR_LOOP fix=async-form
            key.interestOps(0);
        }
    }

    /** The action of select() as a lambda, as an anonymous class and as a method reference. */
    static final class ThreeForms {
        private final Process helper;

        ThreeForms(Process helper) {
            this.helper = helper;
        }

        void lambda(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select(key -> {
                    try {
                        helper.waitFor(); // expect: WB_BLOCK_IN_SELECTOR_LOOP fix=async-form
                        key.interestOps(SelectionKey.OP_WRITE);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
        }

        void anonymousClass(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select(new Consumer<>() {
                    @Override
                    public void accept(SelectionKey key) {
                        try {
                            helper.waitFor(); // expect: WB_BLOCK_IN_SELECTOR_LOOP fix=async-form
                            key.interestOps(SelectionKey.OP_WRITE);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
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
            try {
                helper.waitFor(1, TimeUnit.MINUTES); // expect: WB_BLOCK_IN_SELECTOR_LOOP fix=async-form
                key.interestOps(SelectionKey.OP_WRITE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Helpers that can do without waiting, told to wait. */
    static final class Mailbox {
        private final BlockingQueue<Runnable> tasks;
        private final Semaphore permits;

        Mailbox(BlockingQueue<Runnable> tasks, Semaphore permits) {
            this.tasks = tasks;
            this.permits = permits;
        }

        void run(Selector selector) throws IOException, InterruptedException {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    key.interestOps(0);
                    next(0);
                    next(500);
                    enter(true);
                }
                selector.selectedKeys().clear();
            }
        }

        private Runnable next(long millis) throws InterruptedException {
            if (millis == 0) {
                return tasks.poll();
            }
            return tasks.poll(millis, TimeUnit.MILLISECONDS); // expect: WB_BLOCK_IN_SELECTOR_LOOP fix=async-form
        }

        private void enter(boolean block) throws InterruptedException {
            if (block) {
                permits.acquire(); // expect: WB_BLOCK_IN_SELECTOR_LOOP fix=async-form
            } else if (!permits.tryAcquire()) {
                throw new IllegalStateException("no permit is left");
            }
        }
    }

    /** What a setting chooses for the time between two rounds. */
    static final class Chores {
        private final Runnable chore;

        Chores(Process helper, Queue<Runnable> tasks, boolean waits) {
            Runnable chosen = null;
            if (waits) {
                chosen = () -> end(helper);
            } else if (!tasks.isEmpty()) {
                chosen = tasks::clear;
            }
            this.chore = chosen;
        }

        void run(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select();
                selector.selectedKeys().forEach(key -> key.interestOps(0));
                selector.selectedKeys().clear();
                if (chore != null) {
                    chore.run();
                }
            }
        }

        private static void end(Process helper) {
            try {
                helper.waitFor(); // expect: WB_BLOCK_IN_SELECTOR_LOOP fix=async-form
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The name of a peer, and the own one. */
    static final class Greetings {
        void run(Selector selector) throws IOException {
            while (selector.isOpen()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    key.attach(greeting((InetSocketAddress) key.attachment()));
                }
                selector.selectedKeys().clear();
            }
        }

        private static String greeting(InetSocketAddress peer) throws IOException {
            String name = peer.getHostName(); // expect: WB_BLOCK_IN_SELECTOR_LOOP fix=async-form
            return name + " from " + own();
        }

        private static String own() throws IOException {
            return InetAddress.getLocalHost().getHostName(); // expect: WB_BLOCK_IN_SELECTOR_LOOP fix=offload
        }
    }

    /** What the loop does between two selects is loop code as well. */
    static void drain(Selector selector, Consumer<SelectionKey> handler, BlockingQueue<Runnable> tasks)
            throws IOException, InterruptedException {
        do {
            selector.select(handler, 20);
            Runnable task = tasks.poll(50, TimeUnit.MILLISECONDS); // expect: WB_BLOCK_IN_SELECTOR_LOOP fix=async-form
            if (task != null) {
                task.run();
            }
        } while (selector.isOpen());
    }
}
