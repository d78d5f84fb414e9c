package dev.wouldblock.samples.extending;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;

/** A home-made framework with one loop thread; {@code META-INF/wouldblock/samples} says so. */
public interface Engine {

    /** What users of the engine implement. */
    interface Plugin {
        void onFrame(byte[] frame);
    }

    /** Keeps values on another machine. */
    interface Store {
        byte[] load(String name);

        CompletionStage<byte[]> loadAsync(String name);
    }

    /** Keeps values in memory. */
    interface LocalStore extends Store {
        @Override
        byte[] load(String name);
    }

    /** Channels that somebody else has opened. */
    interface Pool {
        SocketChannel borrow();
    }

    void onLoop(Runnable task);

    void onWorker(Runnable task);

    boolean isLoopThread();

    // begin example
    /** A plugin of the engine. */
    final class Decoder implements Plugin {
        private final Store store;
        private byte[] last = {};

        Decoder(Store store) {
            this.store = store;
        }

        @Override
        public void onFrame(byte[] frame) {
            byte[] schema = store.load("schema" + frame[0]); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
            last = Arrays.copyOf(schema, frame.length);
        }

        int size() {
            return last.length;
        }
    }
    // end example

    /** What else the facts about the engine say. */
    final class User {
        private final Engine engine;
        private final Store store;
        private final LocalStore memory;
        private byte[] last = {};

        User(Engine engine, Store store, LocalStore memory) {
            this.engine = engine;
            this.store = store;
            this.memory = memory;
        }

        void refreshOnLoop() {
            engine.onLoop(() -> last = store.load("a")); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        }

        /** Right: a worker may wait. */
        void refreshOnWorker() {
            engine.onWorker(() -> last = store.load("b"));
        }

        /** Right: this one does not wait. */
        void refreshFromMemory() {
            engine.onLoop(() -> last = memory.load("c"));
        }

        /** Right: on the loop it goes the other way. */
        void refreshAnywhere() {
            engine.onLoop(this::refresh);
        }

        private void refresh() {
            if (engine.isLoopThread()) {
                store.loadAsync("d").thenAccept(value -> last = value);
            } else {
                last = store.load("d");
            }
        }

        int send(Pool pool) throws IOException {
            pool.borrow().write(ByteBuffer.wrap(last)); // expect: WB_WRITE_IGNORED fix=blocking-mode
            return last.length;
        }
    }
}
