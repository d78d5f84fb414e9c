package dev.wouldblock.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactTable;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JdkSignaturesTest {
    private final SignatureTable jdk = SignatureTable.load("jdk.signatures");

    /** On a JDK that is newer than the table it may have more, and the table is to be written with that JDK, too. */
    @Test
    void theTableHasWhatTheRunningJdkHas() throws Exception {
        JdkSignatures running = JdkSignaturesWriter.running();
        JdkSignatures table;
        try (InputStream in = SignatureTable.class.getResourceAsStream("jdk.signatures")) {
            table = JdkSignatures.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }

        assertThat(table.missingIn(running)).hasSizeLessThan(1_000);
        assumeThat(running.newest()).isLessThanOrEqualTo(table.newest());
        assertThat(running.missingIn(table)).isEmpty();
    }

    @Test
    void anotherJdkAddsAndTakesNothingAway() {
        JdkSignatures old = JdkSignatures.parse("");
        old.add(JdkSignatures.of(17, """
                c java/x/A Ljava/lang/Object;
                m gone ()V
                m kept (Ljava/util/List<Ljava/lang/String;>;)V
                c java/x/Gone Ljava/lang/Object;
                """));
        JdkSignatures newer = JdkSignatures.of(25, """
                c java/x/A Ljava/lang/Object;Ljava/lang/AutoCloseable;
                m kept (Ljava/util/List<*>;)V
                m kept (Ljava/util/Set<*>;)V
                c java/x/A$B Ljava/lang/Object;
                """);
        String both = """
                c java/x/A$B Ljava/lang/Object;
                c java/x/A Ljava/lang/Object;Ljava/lang/AutoCloseable;
                m gone ()V
                m kept (Ljava/util/List<*>;)V
                m kept (Ljava/util/Set<*>;)V
                c java/x/Gone Ljava/lang/Object;
                """;

        assertThat(newer.missingIn(old)).containsExactly("java/x/A#kept(Ljava/util/Set;)V", "java/x/A$B");
        JdkSignatures olderLast = JdkSignatures.parse(newer.text());
        olderLast.add(JdkSignatures.parse(old.text()));
        old.add(newer);

        assertThat(old.text()).endsWith("\n" + both).contains("of JDK 17 to 25,");
        assertThat(olderLast.text()).isEqualTo(old.text());
        assertThat(JdkSignatures.parse(old.text()).text()).isEqualTo(old.text());
    }

    /** Also of one that newer releases than the running one have. A call that is not found has no facts. */
    @Test
    void everyMethodWithAFactIsKnown() {
        List<Fact> facts = FactTable.builtIn().facts().stream()
                .filter(fact -> fact.owner().startsWith("java") && !fact.owner().startsWith("javax/servlet/"))
                .filter(fact -> !fact.owner().endsWith("/*"))
                .toList();

        assertThat(facts).anyMatch(fact -> fact.owner().equals("java/lang/Thread$Builder$OfVirtual"));
        for (Fact fact : facts) {
            assertThat(jdk.find(fact.owner())).as(fact.toString()).isPresent();
            assertThat(methods(fact.owner()))
                    .as(fact.toString())
                    .anyMatch(method ->
                            (fact.method().equals("*") || method.name().equals(fact.method()))
                                    && (fact.arity() < 0 || fact.arity() == method.arity()));
        }
    }

    /** Declared and inherited. */
    private Stream<Member.Method> methods(String owner) {
        return jdk.find(owner).stream()
                .flatMap(type -> Stream.concat(
                        type.methods().stream(),
                        type.supertypes().stream()
                                .map(JavaType::name)
                                // What has no superclass has Object here, that one too.
                                .filter(above -> !above.equals(owner))
                                .flatMap(this::methods)));
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
