package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Right: get() after isDone() answers at once, so a selector loop may call it. */
public final class F38GetAfterIsDone {

    private final Deque<Future<ByteBuffer>> answers = new ArrayDeque<>();

    void round(Selector selector, Consumer<ByteBuffer> sender)
            throws IOException, InterruptedException, ExecutionException {
        while (selector.isOpen()) {
            selector.select(100);
            selector.selectedKeys().clear();
            while (!answers.isEmpty() && answers.peek().isDone()) {
                sender.accept(answers.remove().get());
            }
        }
    }

    void expect(Future<ByteBuffer> answer) {
        answers.add(answer);
    }
}
