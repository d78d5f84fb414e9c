package org.x

import java.net.SocketAddress
import java.nio.ByteBuffer
import java.nio.channels.SocketChannel

/** Sends without looking at what was taken. */
fun send(peer: SocketAddress, bytes: ByteArray) {
    val channel = SocketChannel.open(peer)
    channel.configureBlocking(false)
    channel.write(ByteBuffer.wrap(bytes))
}
