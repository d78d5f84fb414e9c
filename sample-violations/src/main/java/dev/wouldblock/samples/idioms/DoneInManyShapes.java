package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Right: each get() and join() comes after a true isDone() of the same future. */
public final class DoneInManyShapes {

    private Future<String> motto = new CompletableFuture<>();

    void run(Selector selector) throws IOException, ExecutionException, InterruptedException {
        while (selector.isOpen()) {
            selector.select(10);
            for (SelectionKey key : selector.selectedKeys()) {
                String text = text(key);
                if (!text.isEmpty()) {
                    key.attach(text);
                    key.interestOps(0);
                }
            }
            selector.selectedKeys().clear();
            if (motto.isDone() && motto.get().isEmpty()) {
                motto = CompletableFuture.completedFuture("none");
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static String text(SelectionKey key) throws ExecutionException, InterruptedException {
        CompletableFuture<String> answer = (CompletableFuture<String>) key.attachment();
        if (!answer.isDone()) {
            return "";
        }
        String text = answer.join();
        return text.isEmpty() ? shorter(answer) : text;
    }

    private static String shorter(CompletableFuture<String> answer) throws ExecutionException, InterruptedException {
        return answer.isDone() ? answer.get() : answer.getNow("");
    }
}
