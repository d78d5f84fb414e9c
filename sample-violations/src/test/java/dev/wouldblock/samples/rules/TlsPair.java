package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.TrustManagerFactory;

/** Both ends of a TLS session after the handshake, which took place in memory; the key is on the test's class path. */
record TlsPair(SSLEngine client, SSLEngine server) {
    private static final char[] PASSWORD = "password".toCharArray();

    static TlsPair open() throws IOException, GeneralSecurityException {
        SSLContext context = context();
        TlsPair pair = new TlsPair(engine(context, true), engine(context, false));
        pair.shakeHands();
        return pair;
    }

    private static SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = TlsPair.class.getResourceAsStream("/tls/localhost.p12")) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("localhost", store.getCertificate("localhost"));
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** With version 1.2 nothing is sent after the handshake but data. */
    private static SSLEngine engine(SSLContext context, boolean isClient) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(isClient);
        engine.setEnabledProtocols(new String[] {"TLSv1.2"});
        return engine;
    }

    private void shakeHands() throws IOException {
        ByteBuffer toServer = record();
        ByteBuffer toClient = record();
        client.beginHandshake();
        server.beginHandshake();
        for (int round = 0; round < 100 && (isShaking(client) || isShaking(server)); round++) {
            step(client, toClient, toServer);
            step(server, toServer, toClient);
        }
        if (isShaking(client) || isShaking(server)) {
            throw new IOException("no end of the handshake");
        }
    }

    private static boolean isShaking(SSLEngine engine) {
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws IOException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> {
                for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                    task.run();
                }
            }
            case NEED_WRAP -> require(engine.wrap(ByteBuffer.allocate(0), out));
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                in.flip();
                if (in.hasRemaining()) {
                    require(engine.unwrap(in, ByteBuffer.allocate(engine.getSession().getApplicationBufferSize())));
                }
                in.compact();
            }
            case NOT_HANDSHAKING, FINISHED -> {}
        }
    }

    private static void require(SSLEngineResult result) throws IOException {
        if (result.getStatus() != SSLEngineResult.Status.OK) {
            throw new IOException("handshake: " + result);
        }
    }

    /** An empty buffer with room for one record, and for several messages of a handshake. */
    private ByteBuffer record() {
        return ByteBuffer.allocate(2 * client.getSession().getPacketBufferSize());
    }

    /** What the server makes of what it got; a part of a record at the end is left out. */
    byte[] decrypt(byte[] received) throws IOException {
        ByteBuffer net = ByteBuffer.wrap(received);
        ByteBuffer plain = ByteBuffer.allocate(server.getSession().getApplicationBufferSize());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (server.unwrap(net, plain).getStatus() == SSLEngineResult.Status.OK && net.hasRemaining()) {
            all.write(plain.array(), 0, plain.position());
            plain.clear();
        }
        all.write(plain.array(), 0, plain.position());
        return all.toByteArray();
    }
}
