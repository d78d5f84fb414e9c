package dev.wouldblock.region;

import dev.wouldblock.model.MethodModel;
import java.util.Set;

/** Names of methods as a reader would write them. */
final class Names {
    /** Below these, the third part of a package tells one project from the other. */
    private static final Set<String> HOMES_OF_MANY = Set.of("org/apache", "org/eclipse", "com/google", "com/github");

    private Names() {}

    /** {@code Server.run}; for the body of a lambda the method that holds it. */
    static String of(MethodModel method) {
        String owner = method.owner();
        String simple = owner.substring(owner.lastIndexOf('/') + 1);
        String nested = simple.substring(simple.lastIndexOf('$') + 1);
        // An anonymous class has a number for a name; its outer class says more.
        boolean isNamed = !nested.isEmpty() && !Character.isDigit(nested.charAt(0));
        String type = isNamed ? nested : simple.substring(0, Math.max(simple.indexOf('$'), 0));
        return (type.isEmpty() ? simple : type) + "."
                + (method.enclosing().equals("<init>") ? "new" : method.enclosing());
    }

    /** The first parts of a class name, which all classes of one library share: {@code io/netty}. */
    static String library(String owner) {
        int second = owner.indexOf('/', owner.indexOf('/') + 1);
        boolean isHome = second >= 0 && HOMES_OF_MANY.contains(owner.substring(0, second));
        int end = isHome ? owner.indexOf('/', second + 1) : second;
        return end < 0 ? owner : owner.substring(0, end);
    }
}
