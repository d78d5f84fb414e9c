package dev.wouldblock.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JdkSignaturesTest {
    private final SignatureTable jdk = SignatureTable.load("jdk.signatures");

    /** Later releases add to the API of JDK 17; what the table says must still be there. */
    @Test
    void theTableSaysWhatTheRunningJdkHas() throws Exception {
        List<String> running = JdkSignaturesWriter.text().lines().toList();
        String channel = "c java/nio/channels/SocketChannel ";

        assertThat(running).anyMatch(line -> line.startsWith(channel));
        int at = 0;
        while (!running.get(at).startsWith(channel)) {
            at++;
        }
        List<Member.Method> methods =
                jdk.find("java/nio/channels/SocketChannel").orElseThrow().methods();
        assertThat(methods).isNotEmpty();
        for (Member.Method method : methods) {
            assertThat(running.subList(at, at + 60)).anyMatch(line -> line.contains(" " + method.name() + " "));
        }
    }

    @Test
    void knowsGenericsAndConstants() {
        TypeInfo map = jdk.find("java/util/Map").orElseThrow();
        TypeInfo key = jdk.find("java/nio/channels/SelectionKey").orElseThrow();

        assertThat(map.methods("get").get(0).result().name()).isEqualTo("V");
        assertThat(key.field("OP_WRITE").orElseThrow().constant()).contains(4L);
        assertThat(jdk.find("java/util/Map$Entry").orElseThrow().isInterface()).isTrue();
    }
}
