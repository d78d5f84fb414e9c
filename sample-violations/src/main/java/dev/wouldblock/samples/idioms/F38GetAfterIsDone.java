package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** Right: get() after isDone() answers at once, so a selector loop may call it. */
public final class F38GetAfterIsDone {

    private final Queue<Future<ByteBuffer>> answers = new ConcurrentLinkedQueue<>();

    void run(Selector selector, Consumer<SelectionKey> handler, Consumer<ByteBuffer> sender)
            throws IOException, InterruptedException, ExecutionException {
        while (selector.isOpen()) {
            selector.select(handler, 100);
            while (!answers.isEmpty() && answers.peek().isDone()) {
                sender.accept(answers.remove().get());
            }
        }
    }

    /** This thread has run the task itself, and asks for the exception. */
    static void runTasks(Selector selector, Consumer<SelectionKey> handler, Queue<FutureTask<Void>> tasks)
            throws IOException, InterruptedException, ExecutionException {
        while (selector.isOpen()) {
            selector.select(handler, 100);
            for (FutureTask<Void> task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
                task.get();
            }
        }
    }

    void expect(Future<ByteBuffer> answer) {
        answers.add(answer);
    }
}
