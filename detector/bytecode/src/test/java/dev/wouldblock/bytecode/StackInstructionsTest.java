package dev.wouldblock.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.objectweb.asm.Opcodes.*;

import dev.wouldblock.model.MethodModel;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Instructions that rearrange the operand stack: compilers use few of their forms, so the code is written here. */
class StackInstructionsTest {
    /** Pushes the parameters, runs one instruction, and passes the resulting stack to a method. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "DUP I p0,p0",
                "DUP_X1 II p1,p0,p1",
                "DUP_X2 III p2,p0,p1,p2",
                "DUP_X2 JI p1,p0,p1",
                "DUP2 II p0,p1,p0,p1",
                "DUP2 J p0,p0",
                "DUP2_X1 III p1,p2,p0,p1,p2",
                "DUP2_X1 IJ p1,p0,p1",
                "DUP2_X2 IIII p2,p3,p0,p1,p2,p3",
                "DUP2_X2 IIJ p2,p0,p1,p2",
                "DUP2_X2 JII p1,p2,p0,p1,p2",
                "DUP2_X2 JD p1,p0,p1",
                "SWAP II p1,p0",
                "POP JI p0",
                "POP2 III p0",
                "POP2 IJ p0",
            })
    void rearranges(String instruction, String types, String expected) throws Exception {
        int opcode = Opcodes.class.getField(instruction).getInt(null);
        byte[] bytes = method("(" + types + ")V", code -> {
            int slot = 0;
            for (Type type : Type.getArgumentTypes("(" + types + ")V")) {
                code.visitVarInsn(type.getOpcode(ILOAD), slot);
                slot += type.getSize();
            }
            code.visitInsn(opcode);
            StringBuilder passed = new StringBuilder("(");
            for (String parameter : expected.split(",")) {
                passed.append(types.charAt(Integer.parseInt(parameter.substring(1))));
            }
            code.visitMethodInsn(INVOKESTATIC, "T", "sink", passed + ")V", false);
            code.visitInsn(RETURN);
        });

        assertThat(Run.effects(Compiled.method(Compiled.model(bytes), "run")))
                .containsExactly("sink(" + expected + ")", "return");
    }

    @Test
    void comparesLongsWithoutABranch() {
        byte[] bytes = method("(JJ)I", code -> {
            code.visitVarInsn(LLOAD, 0);
            code.visitVarInsn(LLOAD, 2);
            code.visitInsn(LCMP);
            code.visitInsn(IRETURN);
        });

        assertThat(Run.effects(Compiled.method(Compiled.model(bytes), "run"))).containsExactly("return COMPARE(p0,p1)");
    }

    @Test
    void reusesTheUpperHalfOfALongParameter() {
        byte[] bytes = method("(JI)I", code -> {
            code.visitInsn(ICONST_5);
            code.visitVarInsn(ISTORE, 1);
            code.visitVarInsn(ILOAD, 1);
            code.visitVarInsn(ILOAD, 2);
            code.visitInsn(IADD);
            code.visitInsn(IRETURN);
        });

        assertThat(Run.effects(Compiled.method(Compiled.model(bytes), "run"))).containsExactly("return ADD(5,p1)");
    }

    @Test
    void expandsSubroutinesOfOldCompilers() {
        byte[] bytes = method("()V", code -> {
            Label body = new Label();
            code.visitJumpInsn(JSR, body);
            code.visitJumpInsn(JSR, body);
            code.visitInsn(RETURN);
            code.visitLabel(body);
            code.visitVarInsn(ASTORE, 0);
            code.visitMethodInsn(INVOKESTATIC, "T", "close", "()V", false);
            code.visitVarInsn(RET, 0);
        });

        assertThat(Run.effects(Compiled.method(Compiled.model(bytes), "run")))
                .containsExactly("close()", "close()", "return");
    }

    /** Each of forty subroutines calls the next one twice: a trillion copies. */
    @Test
    void refusesSubroutinesThatExplode() {
        byte[] bytes = method("()V", code -> {
            Label next = new Label();
            code.visitJumpInsn(JSR, next);
            code.visitInsn(RETURN);
            for (int i = 0; i < 40; i++) {
                code.visitLabel(next);
                next = new Label();
                code.visitVarInsn(ASTORE, i);
                code.visitJumpInsn(JSR, next);
                code.visitJumpInsn(JSR, next);
                code.visitVarInsn(RET, i);
            }
            code.visitLabel(next);
            code.visitVarInsn(ASTORE, 40);
            code.visitVarInsn(RET, 40);
        });

        MethodModel run = Compiled.method(Compiled.model(bytes), "run");

        assertThatThrownBy(run::blocks).hasMessageContaining("the subroutines of method run()V are nested too deeply");
    }

    static byte[] method(String descriptor, Consumer<MethodVisitor> code) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(V1_4, ACC_PUBLIC, "T", null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(ACC_STATIC, "run", descriptor, null, null);
        method.visitCode();
        code.accept(method);
        method.visitMaxs(0, 0);
        method.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }
}
