package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** Right: the query runs on a worker, whatever form the task has. */
public final class HandedToExecutorInThreeForms {

    private final Selector selector;
    private final ExecutorService workers;
    private final PreparedStatement query;

    HandedToExecutorInThreeForms(Selector selector, ExecutorService workers, PreparedStatement query) {
        this.selector = selector;
        this.workers = workers;
        this.query = query;
    }

    void run() throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                key.interestOps(0);
                if (key.isReadable()) {
                    lambda(key);
                } else if (key.isWritable()) {
                    anonymousClass(key);
                } else {
                    methodReference();
                }
                named(workers, key);
            }
            selector.selectedKeys().clear();
        }
    }

    private void lambda(SelectionKey key) {
        workers.execute(() -> {
            key.attach(look());
            selector.wakeup();
        });
    }

    private void anonymousClass(SelectionKey key) {
        workers.submit(new Callable<Boolean>() {
            @Override
            public Boolean call() {
                boolean found = look();
                key.attach(found);
                return found;
            }
        });
    }

    private void methodReference() {
        workers.submit(this::look);
    }

    private void named(Executor executor, SelectionKey key) {
        executor.execute(new Task(this, key));
    }

    private boolean look() {
        try (ResultSet rows = query.executeQuery()) {
            return rows.next();
        } catch (SQLException e) {
            return false;
        }
    }

    /** A class with a name. */
    static final class Task implements Runnable {
        private final HandedToExecutorInThreeForms owner;
        private final SelectionKey key;

        Task(HandedToExecutorInThreeForms owner, SelectionKey key) {
            this.owner = owner;
            this.key = key;
        }

        @Override
        public void run() {
            if (!owner.look()) {
                key.cancel();
            }
        }
    }
}
