package dev.wouldblock.bytecode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The reachable blocks of a method in the order of its code. A block ends before a jump target, after a jump, and where
 * a range of an exception handler starts or ends, so that all its instructions have the same handlers.
 */
final class ControlFlow {
    /**
     * A run of instructions.
     *
     * @param start index of the first node, never a label
     * @param end index after the last node
     * @param handlers in the order in which they are tried (JVMS 2.10)
     */
    record Range(int start, int end, List<Handler> handlers) {}

    /** @param type internal name, empty for any */
    record Handler(LabelNode target, String type) {}

    private final MethodNode method;
    private final InsnList code;
    private final AbstractInsnNode[] nodes;
    /** For each node the index of the first real instruction from there on. */
    private final int[] instructionAt;

    private final int[] lines;
    private final List<Range> ranges = new ArrayList<>();
    /** Number of the range that starts at a node. */
    private final int[] rangeAt;

    ControlFlow(MethodNode method) {
        this.method = method;
        code = method.instructions;
        nodes = code.toArray();
        instructionAt = new int[nodes.length + 1];
        lines = new int[nodes.length];
        rangeAt = new int[nodes.length + 1];
        Arrays.fill(rangeAt, -1);
        findInstructions();
        keepReachable(split());
    }

    List<Range> ranges() {
        return ranges;
    }

    AbstractInsnNode node(int index) {
        return nodes[index];
    }

    /** Source line of a node, 0 when unknown. */
    int line(int index) {
        return lines[index];
    }

    /** Number of the block at a jump target. */
    int blockAt(LabelNode label) {
        return blockAt(code.indexOf(label));
    }

    /** Number of the block that starts at a node, or at the first instruction after it. */
    int blockAt(int node) {
        int instruction = instructionAt[node];
        if (instruction == nodes.length) {
            throw new IllegalStateException("runs past the end of its code");
        }
        return rangeAt[instruction];
    }

    /** Can only a jump get to the next instruction? */
    static boolean endsRun(AbstractInsnNode node) {
        int opcode = node.getOpcode();
        return opcode == Opcodes.GOTO
                || opcode == Opcodes.ATHROW
                || opcode >= Opcodes.TABLESWITCH && opcode <= Opcodes.RETURN;
    }

    private void findInstructions() {
        int line = 0;
        for (int i = 0; i < nodes.length; i++) {
            if (nodes[i] instanceof LineNumberNode node) {
                line = node.line;
            }
            lines[i] = line;
        }
        instructionAt[nodes.length] = nodes.length;
        for (int i = nodes.length - 1; i >= 0; i--) {
            instructionAt[i] = nodes[i].getOpcode() >= 0 ? i : instructionAt[i + 1];
        }
    }

    private List<Range> split() {
        boolean[] starts = new boolean[nodes.length + 1];
        starts[instructionAt[0]] = true;
        for (int i = 0; i < nodes.length; i++) {
            for (LabelNode target : targets(nodes[i])) {
                starts[instructionAt[code.indexOf(target)]] = true;
            }
            if (nodes[i] instanceof JumpInsnNode || endsRun(nodes[i])) {
                starts[instructionAt[i + 1]] = true;
            }
        }
        for (TryCatchBlockNode protection : method.tryCatchBlocks) {
            starts[instructionAt[code.indexOf(protection.start)]] = true;
            starts[instructionAt[code.indexOf(protection.end)]] = true;
            starts[instructionAt[code.indexOf(protection.handler)]] = true;
        }
        List<Range> all = new ArrayList<>();
        for (int start = instructionAt[0]; start < nodes.length; ) {
            int end = start + 1;
            while (end < nodes.length && !starts[end]) {
                end++;
            }
            rangeAt[start] = all.size();
            all.add(new Range(start, end, handlersOf(start)));
            start = end;
        }
        return all;
    }

    /** The first entry that fits wins, so that none after a handler of everything, or for the same type, can run. */
    private List<Handler> handlersOf(int node) {
        List<Handler> handlers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (TryCatchBlockNode protection : method.tryCatchBlocks) {
            if (code.indexOf(protection.start) <= node && node < code.indexOf(protection.end)) {
                String type = protection.type == null ? "" : protection.type;
                if (seen.add(type)) {
                    handlers.add(new Handler(protection.handler, type));
                }
                if (type.isEmpty()) {
                    break;
                }
            }
        }
        return handlers;
    }

    private void keepReachable(List<Range> all) {
        boolean[] reached = new boolean[all.size()];
        Deque<Integer> left = new ArrayDeque<>();
        left.add(0);
        while (!left.isEmpty()) {
            int number = left.pop();
            if (reached[number]) {
                continue;
            }
            reached[number] = true;
            Range range = all.get(number);
            range.handlers().forEach(handler -> left.push(blockAt(handler.target())));
            AbstractInsnNode last = last(range);
            targets(last).forEach(target -> left.push(blockAt(target)));
            if (!endsRun(last)) {
                left.push(blockAt(range.end()));
            }
        }
        Arrays.fill(rangeAt, -1);
        for (int number = 0; number < reached.length; number++) {
            if (reached[number]) {
                rangeAt[all.get(number).start()] = ranges.size();
                ranges.add(all.get(number));
            }
        }
    }

    private AbstractInsnNode last(Range range) {
        int last = range.end() - 1;
        while (nodes[last].getOpcode() < 0) {
            last--;
        }
        return nodes[last];
    }

    /** The labels that a jump or switch names. */
    static List<LabelNode> targets(AbstractInsnNode node) {
        if (node instanceof JumpInsnNode jump) {
            return List.of(jump.label);
        }
        if (node instanceof TableSwitchInsnNode table) {
            return withDefault(table.labels, table.dflt);
        }
        if (node instanceof LookupSwitchInsnNode lookup) {
            return withDefault(lookup.labels, lookup.dflt);
        }
        return List.of();
    }

    private static List<LabelNode> withDefault(List<LabelNode> labels, LabelNode otherwise) {
        List<LabelNode> all = new ArrayList<>(labels);
        all.add(otherwise);
        return all;
    }
}
