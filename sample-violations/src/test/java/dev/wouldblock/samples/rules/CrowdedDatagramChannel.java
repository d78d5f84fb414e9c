package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.util.Set;

/**
 * A real datagram channel, but for one thing: its send buffer takes a few datagrams and is full then. Loopback hands over
 * each datagram at once, so that a send buffer never gets full there; on a slow link it does.
 */
final class CrowdedDatagramChannel extends DatagramChannel {
    private final DatagramChannel real;
    private int room;

    /**
     * @param room how many datagrams the send buffer takes
     */
    CrowdedDatagramChannel(DatagramChannel real, int room) {
        super(real.provider());
        this.real = real;
        this.room = room;
    }

    /** As the JDK specifies it for a non-blocking channel: 0 if there is no room, and the buffer is left alone. */
    @Override
    public int send(ByteBuffer source, SocketAddress target) throws IOException {
        if (isBlocking()) {
            throw new IllegalStateException("would wait for ever");
        }
        return room-- > 0 ? real.send(source, target) : 0;
    }

    @Override
    protected void implConfigureBlocking(boolean block) throws IOException {
        real.configureBlocking(block);
    }

    @Override
    protected void implCloseSelectableChannel() throws IOException {
        real.close();
    }

    @Override
    public DatagramChannel bind(SocketAddress local) throws IOException {
        return real.bind(local);
    }

    @Override
    public SocketAddress getLocalAddress() throws IOException {
        return real.getLocalAddress();
    }

    @Override
    public SocketAddress getRemoteAddress() throws IOException {
        return real.getRemoteAddress();
    }

    @Override
    public DatagramSocket socket() {
        return real.socket();
    }

    @Override
    public boolean isConnected() {
        return real.isConnected();
    }

    @Override
    public DatagramChannel connect(SocketAddress remote) throws IOException {
        return real.connect(remote);
    }

    @Override
    public DatagramChannel disconnect() throws IOException {
        return real.disconnect();
    }

    @Override
    public SocketAddress receive(ByteBuffer target) throws IOException {
        return real.receive(target);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return real.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return real.read(targets, offset, length);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return real.write(source);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        return real.write(sources, offset, length);
    }

    @Override
    public <T> DatagramChannel setOption(SocketOption<T> name, T value) throws IOException {
        return real.setOption(name, value);
    }

    @Override
    public <T> T getOption(SocketOption<T> name) throws IOException {
        return real.getOption(name);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return real.supportedOptions();
    }

    @Override
    public MembershipKey join(InetAddress group, NetworkInterface network) throws IOException {
        return real.join(group, network);
    }

    @Override
    public MembershipKey join(InetAddress group, NetworkInterface network, InetAddress source) throws IOException {
        return real.join(group, network, source);
    }
}
