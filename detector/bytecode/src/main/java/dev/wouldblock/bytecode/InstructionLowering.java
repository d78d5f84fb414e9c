package dev.wouldblock.bytecode;

import static org.objectweb.asm.Opcodes.*;

import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Op.Operator;
import dev.wouldblock.model.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The instructions of one block, except the one that ends it, to operations. Running them in order on the stack heights
 * is all the simulation that is needed: which register an instruction reads or writes depends on nothing else.
 */
final class InstructionLowering {
    private static final String ARRAY_TYPES = "ZCFDBSIJ";
    private static final int FIRST_ARRAY_TYPE = T_BOOLEAN;

    private final Registers registers;
    private final OperandStack stack;
    private final InvocationLowering invocations;
    private final List<Op> ops = new ArrayList<>();
    private Position position = Position.UNKNOWN;

    InstructionLowering(Registers registers, OperandStack stack, InvocationLowering invocations) {
        this.registers = registers;
        this.stack = stack;
        this.invocations = invocations;
    }

    List<Op> ops() {
        return ops;
    }

    void at(Position next) {
        position = next;
    }

    /** The register of the value on top, which is removed. */
    int pop() {
        return registers.ofStack(stack.pop());
    }

    void lower(AbstractInsnNode node) {
        int opcode = node.getOpcode();
        switch (node.getType()) {
            case AbstractInsnNode.INSN -> plain(opcode);
            case AbstractInsnNode.INT_INSN -> withInt(opcode, ((IntInsnNode) node).operand);
            case AbstractInsnNode.VAR_INSN -> variable(opcode, ((VarInsnNode) node).var);
            case AbstractInsnNode.TYPE_INSN -> withType(opcode, ((TypeInsnNode) node).desc);
            case AbstractInsnNode.FIELD_INSN -> field(opcode, (FieldInsnNode) node);
            case AbstractInsnNode.METHOD_INSN -> {
                MethodInsnNode call = (MethodInsnNode) node;
                List<Integer> arguments = popAll(InvocationLowering.argumentCount(call));
                int result = pushReturned(call.desc);
                ops.add(invocations.call(call, result, arguments, position));
            }
            case AbstractInsnNode.INVOKE_DYNAMIC_INSN -> {
                InvokeDynamicInsnNode call = (InvokeDynamicInsnNode) node;
                List<Integer> arguments = popAll(InvocationLowering.arity(call.desc));
                int result = pushReturned(call.desc);
                ops.add(invocations.dynamic(call, result, arguments, position));
            }
            case AbstractInsnNode.LDC_INSN -> loadConstant((LdcInsnNode) node);
            case AbstractInsnNode.IINC_INSN -> increment((IincInsnNode) node);
            case AbstractInsnNode.MULTIANEWARRAY_INSN -> {
                MultiANewArrayInsnNode array = (MultiANewArrayInsnNode) node;
                List<Integer> sizes = popAll(array.dims);
                ops.add(new Op.New(push(1), array.desc, sizes.get(0), position));
            }
            default -> throw new IllegalStateException("has an instruction of unknown kind " + opcode);
        }
    }

    private void plain(int opcode) {
        switch (opcode) {
            case NOP -> {}
            case ACONST_NULL -> constant(Optional.empty(), 1);
            case ICONST_M1, ICONST_0, ICONST_1, ICONST_2, ICONST_3, ICONST_4, ICONST_5 ->
                constant(Optional.of((long) opcode - ICONST_0), 1);
            case LCONST_0, LCONST_1 -> constant(Optional.of((long) opcode - LCONST_0), 2);
            case FCONST_0, FCONST_1, FCONST_2 -> constant(Optional.of((double) opcode - FCONST_0), 1);
            case DCONST_0, DCONST_1 -> constant(Optional.of((double) opcode - DCONST_0), 2);
            case IALOAD, FALOAD, AALOAD, BALOAD, CALOAD, SALOAD -> compute(Operator.OTHER, 2, 1);
            case LALOAD, DALOAD -> compute(Operator.OTHER, 2, 2);
            case IASTORE, LASTORE, FASTORE, DASTORE, AASTORE, BASTORE, CASTORE, SASTORE -> {
                List<Integer> operands = popAll(3);
                ops.add(new Op.StoreElement(operands.get(0), operands.get(2), position));
            }
            case POP, MONITORENTER, MONITOREXIT -> stack.pop();
            case POP2 -> popAll(valuesInTwoSlots(0));
            case DUP -> duplicate(1, 0);
            case DUP_X1 -> duplicate(1, 1);
            case DUP_X2 -> duplicate(1, valuesInTwoSlots(1));
            case DUP2 -> duplicate(valuesInTwoSlots(0), 0);
            case DUP2_X1 -> duplicate(valuesInTwoSlots(0), 1);
            case DUP2_X2 -> {
                int copied = valuesInTwoSlots(0);
                duplicate(copied, valuesInTwoSlots(copied));
            }
            case SWAP -> swap();
            case IADD -> compute(Operator.ADD, 2, 1);
            case LADD -> compute(Operator.ADD, 2, 2);
            case ISUB -> compute(Operator.SUBTRACT, 2, 1);
            case LSUB -> compute(Operator.SUBTRACT, 2, 2);
            case IAND -> compute(Operator.AND, 2, 1);
            case LAND -> compute(Operator.AND, 2, 2);
            case IOR -> compute(Operator.OR, 2, 1);
            case LOR -> compute(Operator.OR, 2, 2);
            case FADD, FSUB, IMUL, FMUL, IDIV, FDIV, IREM, FREM, ISHL, ISHR, IUSHR, IXOR, FCMPL, FCMPG, DCMPL, DCMPG ->
                compute(Operator.OTHER, 2, 1);
            case DADD, DSUB, LMUL, DMUL, LDIV, DDIV, LREM, DREM, LSHL, LSHR, LUSHR, LXOR ->
                compute(Operator.OTHER, 2, 2);
            case LCMP -> compute(Operator.COMPARE, 2, 1);
            case INEG, FNEG, I2F, L2F, F2I, D2I, D2F, I2B, I2C, I2S, ARRAYLENGTH -> compute(Operator.OTHER, 1, 1);
            case LNEG, DNEG, I2D, L2D, F2L, F2D, D2L -> compute(Operator.OTHER, 1, 2);
            case I2L -> keepAs(2);
            case L2I -> keepAs(1);
            default -> throw new IllegalStateException("has an unknown instruction " + opcode);
        }
    }

    private void withInt(int opcode, int operand) {
        if (opcode == NEWARRAY) {
            String type = "[" + ARRAY_TYPES.charAt(operand - FIRST_ARRAY_TYPE);
            int size = pop();
            ops.add(new Op.New(push(1), type, size, position));
        } else {
            constant(Optional.of((long) operand), 1);
        }
    }

    private void variable(int opcode, int slot) {
        switch (opcode) {
            case ILOAD, FLOAD, ALOAD -> move(push(1), registers.ofLocal(slot));
            case LLOAD, DLOAD -> move(push(2), registers.ofLocal(slot));
            case ISTORE, LSTORE, FSTORE, DSTORE, ASTORE -> {
                int source = pop();
                move(registers.ofLocal(slot), source);
            }
            default -> throw new IllegalStateException("returns from a subroutine that it did not enter");
        }
    }

    private void withType(int opcode, String type) {
        switch (opcode) {
            case NEW -> ops.add(new Op.New(push(1), type, Op.NONE, position));
            case ANEWARRAY -> {
                int size = pop();
                String array = type.startsWith("[") ? "[" + type : "[L" + type + ";";
                ops.add(new Op.New(push(1), array, size, position));
            }
            case CHECKCAST -> {
                int value = pop();
                ops.add(new Op.Move(push(1), value, Optional.of(type), position));
            }
            default -> {
                constant(Optional.of(type), 1);
                compute(Operator.INSTANCE_OF, 2, 1);
            }
        }
    }

    private void field(int opcode, FieldInsnNode node) {
        FieldRef field = invocations.refs().field(node.owner, node.name, node.desc);
        int size = InvocationLowering.size(node.desc, 0);
        switch (opcode) {
            case GETSTATIC -> ops.add(new Op.LoadField(push(size), Op.NONE, field, position));
            case PUTSTATIC -> ops.add(new Op.StoreField(Op.NONE, field, pop(), position));
            case GETFIELD -> {
                int object = pop();
                ops.add(new Op.LoadField(push(size), object, field, position));
            }
            default -> {
                int value = pop();
                ops.add(new Op.StoreField(pop(), field, value, position));
            }
        }
    }

    private void loadConstant(LdcInsnNode node) {
        Object value = node.cst;
        if (value instanceof Integer number) {
            constant(Optional.of(number.longValue()), 1);
        } else if (value instanceof Long) {
            constant(Optional.of(value), 2);
        } else if (value instanceof Float number) {
            constant(Optional.of(number.doubleValue()), 1);
        } else if (value instanceof Double) {
            constant(Optional.of(value), 2);
        } else if (value instanceof String) {
            constant(Optional.of(value), 1);
        } else {
            // Classes, method types and handles, and constants that a bootstrap method computes.
            int size = value instanceof org.objectweb.asm.ConstantDynamic dynamic ? dynamic.getSize() : 1;
            compute(Operator.OTHER, 0, size);
        }
    }

    private void increment(IincInsnNode node) {
        int variable = registers.ofLocal(node.var);
        int step = registers.ofStack(stack.height());
        ops.add(new Op.Const(step, Optional.of((long) node.incr), position));
        ops.add(new Op.Compute(variable, Operator.ADD, List.of(variable, step), position));
    }

    /** How many values fill the two slots that lie below {@code above} values: one long or double, or two others. */
    private int valuesInTwoSlots(int above) {
        return stack.isWide(above) ? 1 : 2;
    }

    /** Copies the top {@code copied} values to below the {@code passed} values under them. */
    private void duplicate(int copied, int passed) {
        int moved = copied + passed;
        int bottom = stack.height() - moved;
        if (bottom < 0) {
            throw new IllegalStateException("takes a value from an empty operand stack");
        }
        byte[] before = stack.sizes();
        popAll(moved);
        for (int i = 0; i < copied; i++) {
            stack.push(before[bottom + passed + i]);
        }
        for (int i = 0; i < moved; i++) {
            stack.push(before[bottom + i]);
        }
        for (int i = moved - 1; i >= 0; i--) {
            move(registers.ofStack(bottom + copied + i), registers.ofStack(bottom + i));
        }
        for (int i = 0; passed > 0 && i < copied; i++) {
            move(registers.ofStack(bottom + i), registers.ofStack(bottom + moved + i));
        }
    }

    private void swap() {
        int upper = pop();
        int lower = pop();
        push(1);
        push(1);
        int spare = registers.ofStack(stack.height());
        move(spare, upper);
        move(upper, lower);
        move(lower, spare);
    }

    /** A conversion between int and long: the value stays in its register, only its size changes. */
    private void keepAs(int size) {
        stack.pop();
        stack.push(size);
    }

    private void constant(Optional<Object> value, int size) {
        ops.add(new Op.Const(push(size), value, position));
    }

    private void compute(Operator operator, int operandCount, int resultSize) {
        List<Integer> operands = popAll(operandCount);
        ops.add(new Op.Compute(push(resultSize), operator, operands, position));
    }

    private void move(int result, int source) {
        ops.add(new Op.Move(result, source, Optional.empty(), position));
    }

    private int push(int size) {
        return registers.ofStack(stack.push(size));
    }

    private int pushReturned(String descriptor) {
        int size = InvocationLowering.size(descriptor, descriptor.lastIndexOf(')') + 1);
        return size == 0 ? Op.NONE : push(size);
    }

    /** The registers of the top values, the lowest first; the values are removed. */
    private List<Integer> popAll(int count) {
        Integer[] popped = new Integer[count];
        for (int i = count - 1; i >= 0; i--) {
            popped[i] = pop();
        }
        return List.of(popped);
    }
}
