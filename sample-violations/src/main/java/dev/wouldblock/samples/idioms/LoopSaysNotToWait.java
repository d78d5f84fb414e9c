package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Right: helpers that can wait are told by the loop not to, with a time, a flag, a constant of an enum, or by what they get. */
public final class LoopSaysNotToWait {
    /** How long a helper may take. */
    enum Patience {
        AT_ONCE,
        UNTIL_DONE
    }

    /** Something that permits are asked for. */
    interface Peer {
        int permits();
    }

    /** Waits for its permits. */
    record Client(int permits) implements Peer {}

    /** Never waits for permits. */
    record Server(int permits) implements Peer {}

    private final BlockingQueue<Runnable> tasks;
    private final Semaphore permits;

    LoopSaysNotToWait(BlockingQueue<Runnable> tasks, Semaphore permits) {
        this.tasks = tasks;
        this.permits = permits;
    }

    void run(Selector selector) throws IOException, InterruptedException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                Server server = new Server(key.interestOps());
                key.interestOps(0);
                next(0);
                enter(false);
                leave(Patience.AT_ONCE);
                admit(server);
                report(server);
            }
            selector.selectedKeys().clear();
        }
    }

    /** Other threads have the time. */
    void work(Client client) throws InterruptedException {
        next(500);
        enter(true);
        leave(Patience.UNTIL_DONE);
        admit(client);
        report(null);
    }

    private Runnable next(long millis) throws InterruptedException {
        return millis == 0 ? tasks.poll() : tasks.poll(millis, TimeUnit.MILLISECONDS);
    }

    private void enter(boolean block) throws InterruptedException {
        take(block, 1);
    }

    private void take(boolean block, int count) throws InterruptedException {
        if (block) {
            permits.acquire(count);
        } else if (!permits.tryAcquire(count)) {
            throw new IllegalStateException("no permit is left");
        }
    }

    private void leave(Patience patience) throws InterruptedException {
        permits.release();
        if (patience == Patience.UNTIL_DONE) {
            tasks.take().run();
        }
    }

    private void admit(Peer peer) throws InterruptedException {
        if (peer instanceof Client) {
            permits.acquire(peer.permits());
        }
    }

    private void report(Peer peer) throws InterruptedException {
        if (peer == null) {
            Thread.sleep(10);
        }
    }
}
