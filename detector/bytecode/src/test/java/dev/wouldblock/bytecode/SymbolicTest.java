package dev.wouldblock.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wouldblock.finding.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class SymbolicTest {
    @ParameterizedTest
    @CsvSource({"()V,0", "(I)J,1", "(Lx/A;[[JD)[Lx/B;,3", "([Ljava/lang/Object;)Z,1"})
    void countsParameters(String descriptor, int arity) {
        assertThat(Symbolic.arity(descriptor)).isEqualTo(arity);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"(", "()", "V", "(V)V", "(Lx/A)V", "(L;)V", "([)V", "(I)VV", "(I)Lx/A", "(I", "I)V", "(Q)V"})
    void refusesWhatIsNoMethodDescriptor(String descriptor) {
        assertThatIllegalArgumentException().isThrownBy(() -> Symbolic.arity(descriptor));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"V", "[", "Lx/A", "II", "()V", "L;"})
    void refusesWhatIsNoFieldDescriptor(String descriptor) {
        assertThatIllegalArgumentException().isThrownBy(() -> Symbolic.fieldDescriptor(descriptor));
    }

    /** Whoever looks for the end of that type's name never finds it. */
    @Test
    void malformedCallSkipsTheMethodOnly() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, 0, "T", null, "java/lang/Object", null);
        writer.visitField(0, "c", "Ljava/nio/channels/Channel;", null, null).visitEnd();
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "m", "()V", null, null);
        method.visitCode();
        method.visitInsn(Opcodes.ACONST_NULL);
        method.visitMethodInsn(Opcodes.INVOKESTATIC, "T", "n", "(Lx/A)V", false);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(1, 0);
        method.visitEnd();

        Lowering.Lowered lowered =
                Lowering.lower(List.of(new MemoryInput("T.class", writer.toByteArray())), List.of(), 1);

        assertThat(lowered.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("T.class: method m()V skipped: malformed descriptor '(Lx/A)V'");
    }
}
