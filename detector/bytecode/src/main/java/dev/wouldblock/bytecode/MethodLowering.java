package dev.wouldblock.bytecode;

import static org.objectweb.asm.Opcodes.*;

import dev.wouldblock.model.Block;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Position;
import dev.wouldblock.model.Terminator;
import dev.wouldblock.model.Terminator.Comparison;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * The code of one method to blocks. Blocks are lowered in the order in which they are reached, since the stack at the
 * start of a block is known only from a block that leads to it.
 */
final class MethodLowering {
    private static final byte[] EMPTY_STACK = {};
    private static final byte[] EXCEPTION_ONLY = {1};

    private final ControlFlow flow;
    private final Registers registers;
    private final InvocationLowering invocations;
    private final byte[][] stackAtStart;
    private final Deque<Integer> left = new ArrayDeque<>();
    private Position position = Position.UNKNOWN;

    private MethodLowering(MethodNode method, Registers registers, InvocationLowering invocations) {
        this.flow = new ControlFlow(method);
        this.registers = registers;
        this.invocations = invocations;
        this.stackAtStart = new byte[flow.ranges().size()][];
    }

    /** Throws a {@link RuntimeException} that says what is wrong if the code breaks the rules of JVMS 4.9. */
    static List<Block> blocks(MethodNode method, Registers registers, InvocationLowering invocations) {
        return new MethodLowering(method, registers, invocations).blocks();
    }

    private List<Block> blocks() {
        Block[] blocks = new Block[flow.ranges().size()];
        enter(0, EMPTY_STACK);
        while (!left.isEmpty()) {
            int number = left.pop();
            blocks[number] = lower(flow.ranges().get(number), stackAtStart[number]);
        }
        return Arrays.asList(blocks);
    }

    private Block lower(ControlFlow.Range range, byte[] stackBefore) {
        OperandStack stack = new OperandStack(stackBefore);
        InstructionLowering lowering = new InstructionLowering(registers, stack, invocations);
        List<Block.Handler> handlers = new ArrayList<>();
        for (ControlFlow.Handler handler : range.handlers()) {
            int target = flow.blockAt(handler.target());
            handlers.add(new Block.Handler(target, handler.type(), registers.ofStack(0)));
            enter(target, EXCEPTION_ONLY);
        }
        Terminator terminator = null;
        AbstractInsnNode comparison = null;
        for (int i = range.start(); i < range.end(); i++) {
            AbstractInsnNode node = flow.node(i);
            if (node.getOpcode() < 0) {
                continue;
            }
            moveTo(flow.line(i));
            lowering.at(position);
            if (comparison != null && !isZeroTest(node)) {
                lowering.lower(comparison);
                comparison = null;
            }
            if (node.getOpcode() == LCMP) {
                comparison = node;
            } else if (node instanceof JumpInsnNode jump) {
                terminator = jump(jump, comparison != null, range.end(), lowering);
                comparison = null;
            } else if (ControlFlow.endsRun(node)) {
                terminator = end(node, lowering);
            } else {
                lowering.lower(node);
            }
        }
        if (comparison != null) {
            lowering.lower(comparison);
        }
        if (terminator == null) {
            terminator = new Terminator.Goto(flow.blockAt(range.end()), position);
        }
        byte[] stackAfter = stack.sizes();
        successors(terminator).forEach(next -> enter(next, stackAfter));
        return new Block(lowering.ops(), terminator, handlers);
    }

    private Terminator jump(JumpInsnNode node, boolean fused, int next, InstructionLowering lowering) {
        int target = flow.blockAt(node.label);
        if (node.getOpcode() == GOTO) {
            return new Terminator.Goto(target, position);
        }
        int top = lowering.pop();
        boolean binary = fused || node.getOpcode() >= IF_ICMPEQ && node.getOpcode() <= IF_ACMPNE;
        int left = binary ? lowering.pop() : top;
        int right = binary ? top : Op.NONE;
        Comparison comparison = switch (node.getOpcode()) {
            case IFEQ, IF_ICMPEQ, IF_ACMPEQ, IFNULL -> Comparison.EQUAL;
            case IFNE, IF_ICMPNE, IF_ACMPNE, IFNONNULL -> Comparison.NOT_EQUAL;
            case IFLT, IF_ICMPLT -> Comparison.LESS;
            case IFGE, IF_ICMPGE -> Comparison.GREATER_OR_EQUAL;
            case IFGT, IF_ICMPGT -> Comparison.GREATER;
            case IFLE, IF_ICMPLE -> Comparison.LESS_OR_EQUAL;
            default -> throw new IllegalStateException("has a subroutine");
        };
        return new Terminator.Branch(comparison, left, right, target, flow.blockAt(next), position);
    }

    private Terminator end(AbstractInsnNode node, InstructionLowering lowering) {
        if (node instanceof TableSwitchInsnNode table) {
            List<Long> keys = new ArrayList<>();
            for (long key = table.min; key <= table.max; key++) {
                keys.add(key);
            }
            List<Integer> targets = table.labels.stream().map(flow::blockAt).toList();
            return new Terminator.Switch(lowering.pop(), keys, targets, flow.blockAt(table.dflt), position);
        }
        if (node instanceof LookupSwitchInsnNode lookup) {
            List<Long> keys = lookup.keys.stream().map(Integer::longValue).toList();
            List<Integer> targets = lookup.labels.stream().map(flow::blockAt).toList();
            return new Terminator.Switch(lowering.pop(), keys, targets, flow.blockAt(lookup.dflt), position);
        }
        return switch (node.getOpcode()) {
            case RETURN -> new Terminator.Return(Op.NONE, position);
            case ATHROW -> new Terminator.Throw(lowering.pop(), position);
            default -> new Terminator.Return(lowering.pop(), position);
        };
    }

    private void enter(int block, byte[] stack) {
        if (stackAtStart[block] == null) {
            stackAtStart[block] = stack;
            left.push(block);
        } else if (!Arrays.equals(stackAtStart[block], stack)) {
            throw new IllegalStateException("reaches one instruction with different operand stacks");
        }
    }

    private void moveTo(int line) {
        if (position.line() != line) {
            position = line == 0 ? Position.UNKNOWN : Position.ofLine(line);
        }
    }

    private static boolean isZeroTest(AbstractInsnNode node) {
        return node.getOpcode() >= IFEQ && node.getOpcode() <= IFLE;
    }

    private static List<Integer> successors(Terminator terminator) {
        if (terminator instanceof Terminator.Goto jump) {
            return List.of(jump.target());
        }
        if (terminator instanceof Terminator.Branch branch) {
            return List.of(branch.whenTrue(), branch.whenFalse());
        }
        if (terminator instanceof Terminator.Switch choice) {
            List<Integer> all = new ArrayList<>(choice.targets());
            all.add(choice.defaultTarget());
            return all;
        }
        return List.of();
    }
}
