package dev.wouldblock.model;

/**
 * The method that a call names: the symbolic reference, not yet resolved to a body.
 *
 * @param owner internal name of the class through which it is called ({@code java/nio/channels/SocketChannel}),
 *     {@link #UNKNOWN_OWNER} where a front end can not tell
 * @param name method name, {@code <init>} for constructors
 * @param arity number of declared parameters, the receiver not counted
 * @param descriptor method descriptor (JVMS 4.3.3), empty where a front end can not tell
 */
public record MethodRef(String owner, String name, int arity, String descriptor) {
    public static final String UNKNOWN_OWNER = "?";

    /** Refs are looked up by the million; the arity follows from the descriptor where there is one. */
    @Override
    public int hashCode() {
        return 31 * (31 * owner.hashCode() + name.hashCode()) + descriptor.hashCode();
    }

    /** The method of the same name and type, called through another class. */
    public MethodRef through(String otherOwner) {
        return new MethodRef(otherOwner, name, arity, descriptor);
    }

    public boolean isConstructor() {
        return name.equals("<init>");
    }

    /** Internal name of the returned class, or the empty string for primitives, arrays, void and unknown. */
    public String returnClass() {
        int close = descriptor.lastIndexOf(')');
        return close >= 0 && descriptor.startsWith("L", close + 1)
                ? descriptor.substring(close + 2, descriptor.length() - 1)
                : "";
    }

    /** Internal name of the class of the first parameter, or the empty string where there is none, for primitives, arrays and unknown. */
    public String firstParameterClass() {
        return descriptor.startsWith("(L") ? descriptor.substring(2, descriptor.indexOf(';')) : "";
    }

    /** {@code SocketChannel.write}: how a reader of a finding would write it. */
    public String display() {
        return simpleName(owner) + "." + (isConstructor() ? "new" : name);
    }

    static String simpleName(String internalName) {
        return internalName.substring(Math.max(internalName.lastIndexOf('/'), internalName.lastIndexOf('$')) + 1);
    }
}
