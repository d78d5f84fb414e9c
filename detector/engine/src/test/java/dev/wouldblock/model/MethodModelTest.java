package dev.wouldblock.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MethodModelTest {
    private static final MethodRef RUN = new MethodRef("org/x/Task", "run", 1, "(I)J");
    private static final Op CALL = new Op.Call(2, RUN, Op.Dispatch.VIRTUAL, List.of(0, 1), false, Position.ofLine(3));
    private static final Op NULL = new Op.Const(3, Optional.empty(), Position.ofLine(4));
    private static final Block BLOCK =
            new Block(List.of(CALL, NULL), new Terminator.Return(2, Position.ofLine(4)), List.of());

    private static MethodModel declaration() {
        return model(2, Position.UNKNOWN, List.of());
    }

    private static MethodModel model(int registers, Position position, List<Block> blocks) {
        return new MethodModel("org/x/A", "m", "(I)J", 2, Set.of(), "m", registers, position, blocks);
    }

    @Test
    void readsItsCodeWhenItIsAskedForAndOnce() {
        AtomicInteger reads = new AtomicInteger();
        Mentions.Call run = new Mentions.Call(RUN, Op.Dispatch.VIRTUAL);
        Mentions mentions = new Mentions(List.of(run), List.of(), List.of(), List.of(), List.of(), List.of(), Set.of());

        MethodModel method = declaration().withCode(mentions, self -> {
            reads.incrementAndGet();
            assertThat(self.key()).isEqualTo("org/x/A.m(I)J");
            return new Code(4, Position.ofLine(3), List.of(BLOCK));
        });

        assertThat(method.hasBody()).isTrue();
        assertThat(method.mentions().calls()).containsExactly(run);
        assertThat(reads).hasValue(0);
        assertThat(method.blocks()).containsExactly(BLOCK);
        assertThat(method.registerCount()).isEqualTo(4);
        assertThat(method.position()).isEqualTo(Position.ofLine(3));
        assertThat(reads).hasValue(1);
    }

    @Test
    void mentionsWhatItsCodeNames() {
        assertThat(model(4, Position.ofLine(3), List.of(BLOCK)).mentions().calls())
                .containsExactly(new Mentions.Call(RUN, Op.Dispatch.VIRTUAL));
        assertThat(declaration().hasBody()).isFalse();
        assertThat(declaration().mentions()).isEqualTo(Mentions.NOTHING);
    }

    @Test
    void handsAllOnWhereTheCodeIsUnknown() {
        Block value = Code.unknown(RUN, 2).blocks().get(0);
        Block nothing =
                Code.unknown(new MethodRef("?", "stop", 0, "()V"), 1).blocks().get(0);

        assertThat(value.ops()).singleElement().isInstanceOfSatisfying(Op.Call.class, call -> {
            assertThat(call.arguments()).containsExactly(0, 1);
            assertThat(value.terminator()).isEqualTo(new Terminator.Return(call.result(), Position.UNKNOWN));
        });
        assertThat(nothing.ops()).singleElement().extracting(Op::result).isEqualTo(Op.NONE);
        assertThat(nothing.terminator()).isEqualTo(new Terminator.Return(Op.NONE, Position.UNKNOWN));
    }
}
