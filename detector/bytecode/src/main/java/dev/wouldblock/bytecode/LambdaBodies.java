package dev.wouldblock.bytecode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Which methods of a class are bodies of lambdas, and which source methods hold these lambdas. */
final class LambdaBodies {
    /** Creates all serializable lambdas of a class once more; no reader ever sees it. */
    private static final String DESERIALIZER = "$deserializeLambda$";

    private final Map<String, MethodNode> creators = new HashMap<>();

    LambdaBodies(String owner, List<MethodNode> methods) {
        Map<String, MethodNode> synthetic = new HashMap<>();
        for (MethodNode method : methods) {
            if (isGenerated(method)) {
                synthetic.put(key(method), method);
            }
        }
        if (synthetic.isEmpty()) {
            return;
        }
        for (MethodNode method : methods) {
            if (!method.name.equals(DESERIALIZER)) {
                for (AbstractInsnNode node : method.instructions) {
                    if (node instanceof InvokeDynamicInsnNode call) {
                        InvocationLowering.body(call)
                                .filter(body -> body.getOwner().equals(owner))
                                .map(body -> body.getName() + body.getDesc())
                                .filter(synthetic::containsKey)
                                .ifPresent(body -> creators.putIfAbsent(body, method));
                    }
                }
            }
        }
    }

    boolean isBody(MethodNode method) {
        return creators.containsKey(key(method)) || isGenerated(method) && method.name.startsWith("lambda$");
    }

    /** Name of the method that a reader sees around the code: through all lambdas to the first that is none. */
    String enclosing(MethodNode method) {
        Set<MethodNode> passed = new HashSet<>();
        MethodNode around = method;
        while (passed.add(around)) {
            around = creators.getOrDefault(key(around), around);
        }
        return around.name;
    }

    private static boolean isGenerated(MethodNode method) {
        return (method.access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) == Opcodes.ACC_SYNTHETIC;
    }

    private static String key(MethodNode method) {
        return method.name + method.desc;
    }
}
