package dev.wouldblock.bytecode;

import dev.wouldblock.model.Mentions;
import dev.wouldblock.model.MethodRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** Which methods of a class are bodies of lambdas, and which source methods hold these lambdas. */
final class LambdaBodies {
    /** Creates all serializable lambdas of a class once more; no reader ever sees it. */
    private static final String DESERIALIZER = "$deserializeLambda$";

    private final Map<String, MethodOutline> creators = new HashMap<>();

    LambdaBodies(String owner, List<MethodOutline> methods) {
        Set<String> synthetic = new HashSet<>();
        for (MethodOutline method : methods) {
            if (isGenerated(method)) {
                synthetic.add(method.key());
            }
        }
        if (synthetic.isEmpty()) {
            return;
        }
        for (MethodOutline method : methods) {
            if (!method.name().equals(DESERIALIZER)) {
                for (Mentions.Lambda lambda : method.mentions().lambdas()) {
                    MethodRef body = lambda.body().method();
                    String key = body.name() + body.descriptor();
                    if (body.owner().equals(owner) && synthetic.contains(key)) {
                        creators.putIfAbsent(key, method);
                    }
                }
            }
        }
    }

    boolean isBody(MethodOutline method) {
        return isGenerated(method) && (method.name().startsWith("lambda$") || creators.containsKey(method.key()));
    }

    /** Name of the method that a reader sees around the code: through all lambdas to the first that is none. */
    String enclosing(MethodOutline method) {
        if (!isBody(method)) {
            return method.name();
        }
        Set<String> passed = new HashSet<>();
        MethodOutline around = method;
        while (passed.add(around.key())) {
            around = creators.getOrDefault(around.key(), around);
        }
        return around.name();
    }

    private static boolean isGenerated(MethodOutline method) {
        return method.is(Opcodes.ACC_SYNTHETIC) && !method.is(Opcodes.ACC_BRIDGE);
    }
}
