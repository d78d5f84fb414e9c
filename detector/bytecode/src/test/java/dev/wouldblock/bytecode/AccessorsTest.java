package dev.wouldblock.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Program;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Class files of compilers before Java 11 look like those of later ones. */
class AccessorsTest {
    private static final String SOURCE = """
            package org.x;
            class Outer {
                private java.nio.channels.SocketChannel channel;
                private static long count;
                private Outer() {}
                private int send(Object what, long times) { return 1; }
                private static void log() {}
                class Inner {
                    void load() { channel.getClass(); }
                    void store(java.nio.channels.SocketChannel c) { channel = c; }
                    Object storeAndUse(java.nio.channels.SocketChannel c) { return channel = c; }
                    long loadStatic() { return count; }
                    void storeStatic(long n) { count = n; }
                    int call(Object what) { return send(what, 7L); }
                    void callStatic() {
                        log();
                    }
                    Object create() { return new Outer(); }
                    Object copy() { return Outer.super.toString(); }
                    long increment() { return count++; }
                }
            }""";

    private static List<String> run(String method, String release) {
        Program program = Lowering.lower(Compiled.forRelease(release, SOURCE).inputs(), List.of(), 1)
                .program();
        return Run.effects(Compiled.method(program.find("org/x/Outer$Inner").orElseThrow(), method));
    }

    @Test
    void takesTheirCodeForTheCall() {
        assertThat(run("load", "8")).containsExactly("getClass(p0.this$0.channel)", "return");
        assertThat(run("store", "8")).containsExactly("p0.this$0.channel = p1", "return");
        assertThat(run("storeAndUse", "8")).containsExactly("p0.this$0.channel = p1", "return p1");
        assertThat(run("loadStatic", "8")).containsExactly("return count");
        assertThat(run("storeStatic", "8")).containsExactly("count = p1", "return");
        assertThat(run("call", "8")).containsExactly("send(p0.this$0,p1,7)", "return send(p0.this$0,p1,7)");
        assertThat(run("callStatic", "8")).containsExactly("log()", "return");
        assertThat(run("create", "8")).containsExactly("<init>(new org/x/Outer)", "return new org/x/Outer");
        assertThat(run("copy", "8")).containsExactly("toString(p0.this$0)", "return toString(p0.this$0)");
        assertThat(run("increment", "8")).containsExactly("count = ADD(count,1)", "return count");
    }

    @Test
    void leavesWhatLaterCompilersWrite() {
        for (String method : List.of("load", "store", "storeAndUse", "loadStatic", "storeStatic", "call", "create")) {
            assertThat(run(method, "8")).as(method).isEqualTo(run(method, "17"));
        }
    }

    @Test
    void saysTheLineOfTheCall() {
        Program program = Lowering.lower(Compiled.forRelease("8", SOURCE).inputs(), List.of(), 1)
                .program();
        MethodModel method = Compiled.method(program.find("org/x/Outer$Inner").orElseThrow(), "callStatic");

        assertThat(method.blocks().get(0).ops())
                .filteredOn(op -> op instanceof Op.Call)
                .extracting(Op::position)
                .containsExactly(Position.ofLine(16));
    }

    @Test
    void keepsNoAccessorThatNobodyCallsAnyMore() {
        ClassModel outer = Lowering.lower(Compiled.forRelease("8", SOURCE).inputs(), List.of(), 1)
                .program()
                .find("org/x/Outer")
                .orElseThrow();

        assertThat(outer.methods())
                .extracting(MethodModel::name)
                .noneMatch(name -> name.startsWith("access$"))
                .containsOnlyOnce("<init>", "send", "log");
    }

    /** Without the class that holds them there is nothing to copy. */
    @Test
    void keepsCallsOfAccessorsThatAreNotAnalysed() {
        Compiled all = Compiled.forRelease("8", SOURCE);
        all.classFiles().remove("org/x/Outer");
        Program program = Lowering.lower(all.inputs(), List.of(), 1).program();

        assertThat(Run.effects(Compiled.method(program.find("org/x/Outer$Inner").orElseThrow(), "load")))
                .satisfiesExactly(
                        call -> assertThat(call).startsWith("access$").endsWith("(p0.this$0)"),
                        call -> assertThat(call).startsWith("getClass(access$"),
                        end -> assertThat(end).isEqualTo("return"));
    }
}
