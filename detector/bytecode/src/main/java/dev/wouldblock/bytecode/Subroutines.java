package dev.wouldblock.bytecode;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * A method whose subroutines, which compilers before Java 6 made of finally blocks, are expanded. Subroutines that call
 * each other can expand without bound (thirty that call the next one twice give a billion copies), so that copies are
 * counted first.
 */
final class Subroutines extends JSRInlinerAdapter {
    /** Real methods have some dozens at most. */
    private static final int MOST_COPIES = 2_000;

    private final Map<LabelNode, Integer> copies = new HashMap<>();

    Subroutines(int access, String name, String descriptor, String signature, String[] exceptions) {
        super(Opcodes.ASM9, null, access, name, descriptor, signature, exceptions);
    }

    @Override
    public void visitEnd() {
        for (AbstractInsnNode node : instructions) {
            if (node.getOpcode() == Opcodes.JSR && copies(((JumpInsnNode) node).label) >= MOST_COPIES) {
                throw new IllegalArgumentException(
                        "the subroutines of method " + name + desc + " are nested too deeply");
            }
        }
        super.visitEnd();
    }

    /** How many copies one call of a subroutine makes, with all that it calls; recursion counts as too many. */
    private int copies(LabelNode subroutine) {
        Integer known = copies.putIfAbsent(subroutine, MOST_COPIES);
        if (known != null) {
            return known;
        }
        int sum = 1;
        for (JumpInsnNode call : calls(subroutine)) {
            sum = Math.min(MOST_COPIES, sum + copies(call.label));
        }
        copies.put(subroutine, sum);
        return sum;
    }

    /** The calls in the code that a subroutine can get to without a call or its return. */
    private Deque<JumpInsnNode> calls(LabelNode subroutine) {
        Deque<JumpInsnNode> calls = new ArrayDeque<>();
        BitSet seen = new BitSet();
        Deque<AbstractInsnNode> left = new ArrayDeque<>();
        left.push(subroutine);
        while (!left.isEmpty()) {
            AbstractInsnNode node = left.pop();
            while (node != null && !seen.get(instructions.indexOf(node))) {
                int index = instructions.indexOf(node);
                seen.set(index);
                for (TryCatchBlockNode protection : tryCatchBlocks) {
                    if (instructions.indexOf(protection.start) <= index
                            && index < instructions.indexOf(protection.end)) {
                        left.push(protection.handler);
                    }
                }
                if (node.getOpcode() == Opcodes.JSR) {
                    calls.push((JumpInsnNode) node);
                } else {
                    ControlFlow.targets(node).forEach(left::push);
                }
                boolean returns = node.getOpcode() == Opcodes.RET || ControlFlow.endsRun(node);
                node = returns ? null : node.getNext();
            }
        }
        return calls;
    }
}
