package org.x;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;

class Server {
    void accept(SelectionKey key) throws IOException {
        SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
        client.configureBlocking(false);
    }

    void send(SelectionKey key, byte[] bytes) throws IOException {
        ((SocketChannel) key.channel()).write(ByteBuffer.wrap(bytes));
    }

    /** Found by the profile strict alone. */
    static void relay(SocketAddress from, SocketAddress to) throws IOException {
        try (DatagramChannel channel = DatagramChannel.open().bind(from)) {
            channel.configureBlocking(false);
            ByteBuffer packet = ByteBuffer.allocate(1_500);
            while (channel.receive(packet) == null) {
                LockSupport.parkNanos(1_000_000);
            }
            channel.send(packet.flip(), to);
        }
    }

    interface Plugin {
        void onFrame(byte[] frame) throws InterruptedException;
    }

    /** Found with the facts alone. */
    static class Delay implements Plugin {
        @Override
        public void onFrame(byte[] frame) throws InterruptedException {
            Thread.sleep(frame[0]);
        }
    }
}
