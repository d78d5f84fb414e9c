package dev.wouldblock.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodModel.Modifier;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Op.Dispatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class LambdaLoweringTest {
    private static final ClassModel MODEL = Compiled.of("""
                    class T {
                        Runnable field = () -> one();
                        static Runnable constant = () -> two();
                        void one() {}
                        static void two() {}
                        Runnable outer(String s, long n) { return () -> { Runnable inner = () -> s.repeat((int) n); inner.run(); }; }
                        Runnable serializable() { return (Runnable & java.io.Serializable) () -> two(); }
                        java.util.function.Supplier<Object> made() { return Object::new; }
                        Runnable bound() { return this::one; }
                        java.util.function.Function<String, Integer> unbound() { return String::length; }
                    }""").model("T");

    private static List<MethodModel> bodiesIn(String enclosing) {
        return MODEL.methods().stream()
                .filter(method -> method.name().startsWith("lambda$")
                        && method.enclosing().equals(enclosing))
                .toList();
    }

    private static Op.Lambda created(String method) {
        return Compiled.method(MODEL, method).blocks().stream()
                .flatMap(block -> block.ops().stream())
                .filter(Op.Lambda.class::isInstance)
                .map(Op.Lambda.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void bodiesBelongToTheMethodThatAReaderSees() {
        assertThat(bodiesIn("outer")).hasSize(2);
        assertThat(bodiesIn("<init>")).hasSize(1);
        assertThat(bodiesIn("<clinit>")).hasSize(1);
        assertThat(bodiesIn("serializable")).hasSize(1);
        assertThat(Compiled.method(MODEL, "one").enclosing()).isEqualTo("one");
    }

    @Test
    void bodiesAreNotSyntheticToAReader() {
        assertThat(bodiesIn("outer"))
                .allSatisfy(body -> assertThat(body.modifiers()).doesNotContain(Modifier.SYNTHETIC));
        assertThat(Compiled.method(MODEL, "$deserializeLambda$").modifiers()).contains(Modifier.SYNTHETIC);
    }

    @Test
    void capturesComeFirst() {
        Op.Lambda lambda = created("outer");

        assertThat(lambda.functionalInterface()).isEqualTo("java/lang/Runnable");
        assertThat(lambda.target().owner()).isEqualTo("T");
        assertThat(lambda.dispatch()).isEqualTo(Dispatch.STATIC);
        assertThat(Run.effects(Compiled.method(MODEL, "outer")))
                .containsExactly("return lambda " + lambda.target().name() + "(p1,p2)");
    }

    @Test
    void referencesNameTheirMethod() {
        assertThat(created("made").target().display()).isEqualTo("Object.new");
        assertThat(created("made").dispatch()).isEqualTo(Dispatch.SPECIAL);
        assertThat(created("bound").captures()).hasSize(1);
        assertThat(created("bound").target().name()).isEqualTo("one");
        assertThat(created("bound").dispatch()).isEqualTo(Dispatch.VIRTUAL);
        assertThat(created("unbound").captures()).isEmpty();
        assertThat(created("unbound").dispatch()).isEqualTo(Dispatch.VIRTUAL);
        assertThat(created("serializable").dispatch()).isEqualTo(Dispatch.STATIC);
    }
}
