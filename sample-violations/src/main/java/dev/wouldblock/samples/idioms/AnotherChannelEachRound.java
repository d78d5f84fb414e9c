package dev.wouldblock.samples.idioms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Right: the loops come back to the call, but with another channel. */
public final class AnotherChannelEachRound {

    /** A client with its own queue. */
    static final class Member {
        final SocketChannel channel;
        final SelectionKey key;
        final Deque<ByteBuffer> pending = new ArrayDeque<>();

        Member(SocketChannel channel, Selector selector) throws IOException {
            this.channel = channel;
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ, this);
        }
    }

    /** Broadcast: every member gets a view of its own. */
    void broadcast(List<Member> members, ByteBuffer message) throws IOException {
        for (Member member : members) {
            ByteBuffer copy = message.duplicate();
            if (member.pending.isEmpty()) {
                member.channel.write(copy);
            }
            if (copy.hasRemaining()) {
                member.pending.add(copy);
                member.key.interestOpsOr(SelectionKey.OP_WRITE);
            }
        }
    }

    /** A sweep over all connections, one read each. */
    void sweep(Set<SelectionKey> keys, ByteBuffer target, Consumer<ByteBuffer> consumer) throws IOException {
        for (SelectionKey key : keys) {
            SocketChannel channel = (SocketChannel) key.channel();
            target.clear();
            int count = channel.read(target);
            if (count == 0) {
                continue;
            }
            if (count < 0) {
                channel.close();
                continue;
            }
            consumer.accept(target.flip());
        }
    }

    /** One accept for each server channel that is ready. */
    int acceptEach(Iterator<SelectionKey> ready) throws IOException {
        int accepted = 0;
        while (ready.hasNext()) {
            SelectionKey key = ready.next();
            ready.remove();
            SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
            if (client == null) {
                continue;
            }
            client.close();
            accepted++;
        }
        return accepted;
    }
}
