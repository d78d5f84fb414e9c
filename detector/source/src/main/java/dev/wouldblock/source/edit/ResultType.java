package dev.wouldblock.source.edit;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.type.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The type of what a call answers. */
final class ResultType {
    /** Of channel operations, by the method's name; a gathering write and a scattering read answer a long. */
    private static final Map<String, String> TYPES = Map.of(
            "accept", "java.nio.channels.SocketChannel",
            "receive", "java.net.SocketAddress",
            "tryLock", "java.nio.channels.FileLock",
            "finishConnect", "boolean",
            "connect", "boolean",
            "read", "int",
            "write", "int",
            "send", "int");

    private ResultType() {}

    /** As it can be written at the call. */
    static Optional<String> of(Site site) {
        String name = site.call().getNameAsString();
        String owner = site.finding().call();
        List<MethodDeclaration> declared = site.text()
                .unit()
                .findAll(
                        MethodDeclaration.class,
                        method -> method.getNameAsString().equals(name));
        boolean isChannels = owner.matches("\\w*Channel\\." + name);
        if (!isChannels) {
            List<String> types = declared.stream()
                    .map(MethodDeclaration::getType)
                    .map(Type::asString)
                    .distinct()
                    .toList();
            return types.size() == 1 ? Optional.of(types.get(0)) : Optional.empty();
        }
        if (!TYPES.containsKey(name) || isOverBuffers(site)) {
            return Optional.empty();
        }
        String type = TYPES.get(name);
        return Optional.of(type.contains(".") ? site.imports().name(type) : type);
    }

    private static boolean isOverBuffers(Site site) {
        List<Expression> arguments = site.call().getArguments();
        return (site.call().getNameAsString().equals("read")
                        || site.call().getNameAsString().equals("write"))
                && (arguments.size() != 1
                        || Variables.of(arguments.get(0))
                                .filter(v -> v.type().endsWith("]"))
                                .isPresent());
    }
}
