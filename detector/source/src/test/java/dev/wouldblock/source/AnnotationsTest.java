package dev.wouldblock.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.Program;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Both front ends see the same annotations. */
class AnnotationsTest {
    @Test
    void namesAreResolvedLikeThoseOfOtherTypes() {
        String source = """
                package app;
                import java.beans.Transient;
                import java.lang.annotation.Retention;
                import java.lang.annotation.RetentionPolicy;
                import java.nio.channels.SocketChannel;
                import org.jspecify.annotations.*;
                @NullMarked class A {
                    @interface KeptInClassFiles {}
                    @Retention(RetentionPolicy.RUNTIME) @interface KeptAtRuntime { int value() default 0; }
                    SocketChannel channel;
                    @KeptInClassFiles A() {}
                    @KeptInClassFiles @KeptAtRuntime(1) @NullUnmarked void m() {}
                    @A.KeptAtRuntime @Deprecated void n() {}
                    @app.A.KeptInClassFiles static void o() {}
                    @Transient @org.junit.jupiter.api.Test native void p();
                    @SuppressWarnings("unchecked") @Override public String toString() { return ""; }
                    @KeptAtRuntime @Outside record R(int i) { @KeptAtRuntime R {} @KeptInClassFiles public int i() { return i; } }
                    @FunctionalInterface interface I { @KeptInClassFiles void m(); }
                    @KeptAtRuntime enum E { @Deprecated X { @KeptInClassFiles void m() {} }; void m() {} }
                }
                @interface Outside {}
                """;

        Map<String, String> seen = annotations(Compared.fromSource("A.java", source));

        assertThat(seen).isEqualTo(annotations(Compared.fromClasses("A.java", source)));
        assertThat(seen)
                .containsEntry("app/A", "[org/jspecify/annotations/NullMarked]")
                .containsEntry("app/A.<init>()V", "[app/A$KeptInClassFiles]")
                .containsEntry(
                        "app/A.m()V",
                        "[app/A$KeptAtRuntime, app/A$KeptInClassFiles, org/jspecify/annotations/NullUnmarked]")
                .containsEntry("app/A.n()V", "[app/A$KeptAtRuntime, java/lang/Deprecated]")
                .containsEntry("app/A.o()V", "[app/A$KeptInClassFiles]")
                .containsEntry("app/A.p()V", "[java/beans/Transient, org/junit/jupiter/api/Test]")
                .containsEntry("app/A$R", "[app/A$KeptAtRuntime, app/Outside]")
                .containsEntry("app/A$R.<init>(I)V", "[app/A$KeptAtRuntime]")
                .containsEntry("app/A$E$1.m()V", "[app/A$KeptInClassFiles]")
                .doesNotContainKeys("app/A.toString()Ljava/lang/String;", "app/A$E.<clinit>()V", "app/A$E.m()V");
    }

    /** The member types of a class are not visible to the annotations before it. */
    @Test
    void theAnnotationsOfAClassStandOutsideOfIt() {
        String source = """
                import java.nio.channels.SocketChannel;
                @Deprecated class A {
                    @interface Deprecated {}
                    SocketChannel channel;
                    @Deprecated void m() { @Deprecated class Local { @Deprecated void n() {} } }
                }
                """;

        Map<String, String> seen = annotations(Compared.fromSource("A.java", source));

        assertThat(seen)
                .isEqualTo(annotations(Compared.fromClasses("A.java", source)))
                .containsEntry("A", "[java/lang/Deprecated]")
                .containsEntry("A.m()V", "[A$Deprecated]")
                .containsEntry("A$1Local", "[A$Deprecated]");
    }

    @Test
    void whatCompilersGenerateHasNoneOfTheCodeAroundIt() {
        String source = """
                import java.nio.channels.SocketChannel;
                import java.util.concurrent.Callable;
                @Deprecated class A {
                    SocketChannel channel;
                    @Deprecated Callable<SocketChannel> m() { return () -> channel; }
                    @Deprecated Callable<SocketChannel> n() {
                        return new Callable<>() { @SafeVarargs private static <T> void o(T... t) {} public SocketChannel call() { return channel; } };
                    }
                }
                """;

        Map<String, String> seen = annotations(Compared.fromSource("A.java", source));

        assertThat(seen)
                .isEqualTo(annotations(Compared.fromClasses("A.java", source)))
                .containsOnlyKeys(
                        "A",
                        "A.m()Ljava/util/concurrent/Callable;",
                        "A.n()Ljava/util/concurrent/Callable;",
                        "A$1.o([Ljava/lang/Object;)V");
    }

    /** A call of the overridden method is one of the bridge. */
    @Test
    void bridgesHaveThoseOfTheMethodBehindThem() {
        String source = """
                import java.nio.channels.SocketChannel;
                import java.util.concurrent.Callable;
                class A implements Callable<SocketChannel> {
                    SocketChannel channel;
                    @Deprecated public SocketChannel call() { return channel; }
                }
                """;

        Map<String, String> seen = annotations(Compared.fromSource("A.java", source));

        assertThat(seen)
                .isEqualTo(annotations(Compared.fromClasses("A.java", source)))
                .containsOnlyKeys("A.call()Ljava/lang/Object;", "A.call()Ljava/nio/channels/SocketChannel;");
    }

    /** Class files before Java 11 have their accessors taken out, which makes new models of methods and classes. */
    @Test
    void theyOutliveTheRemovalOfAccessors() {
        String source = """
                import java.nio.channels.SocketChannel;
                @Deprecated class A {
                    private SocketChannel channel;
                    @Deprecated class In { @Deprecated SocketChannel m() { return channel; } }
                }
                """;

        assertThat(annotations(Compared.fromClasses("A.java", source, "8")))
                .hasSize(3)
                .isEqualTo(annotations(Compared.fromSource("A.java", source)));
    }

    @Test
    void aNameThatMayBeInSeveralPackagesIsLeftOut() {
        String source = """
                import java.nio.channels.*;
                import org.one.*;
                import org.two.*;
                import org.three.Imported;
                class A {
                    @interface Own {}
                    SocketChannel channel;
                    @Somewhere @Some.Where @Imported @Imported.Nested @Own @Deprecated @org.four.Qualified void m() {}
                }
                """;

        assertThat(annotations(Compared.fromSource("A.java", source)))
                .containsOnlyKeys("A.m()V")
                .containsEntry(
                        "A.m()V",
                        "[A$Own, java/lang/Deprecated, org/four/Qualified, org/three/Imported, org/three/Imported$Nested]");
    }

    @Test
    void aNameThatOnlyOnePackageCanHoldIsTaken() {
        String source = """
                import java.nio.channels.*;
                import java.util.*;
                import org.one.*;
                class A {
                    SocketChannel channel;
                    @Somewhere @Some.Where void m() {}
                }
                """;

        assertThat(annotations(Compared.fromSource("A.java", source)))
                .containsEntry("A.m()V", "[org/one/Some$Where, org/one/Somewhere]");
    }

    /** Those of classes and methods that have any, by name or key. */
    private static Map<String, String> annotations(Program program) {
        Map<String, String> all = new TreeMap<>();
        for (ClassModel c : program.classes()) {
            all.put(c.name(), c.annotations().toString());
            c.methods().forEach(m -> all.put(m.key(), m.annotations().toString()));
        }
        all.values().removeIf("[]"::equals);
        return all;
    }
}
