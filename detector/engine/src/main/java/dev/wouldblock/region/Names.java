package dev.wouldblock.region;

import dev.wouldblock.model.MethodModel;

/** Names of methods as a reader would write them. */
final class Names {
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
}
