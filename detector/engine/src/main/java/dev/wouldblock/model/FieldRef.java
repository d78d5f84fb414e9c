package dev.wouldblock.model;

/** The field that an access names. */
public final class FieldRef {
    private final String owner;
    private final String name;
    private final String descriptor;
    /** Kept, as refs are looked up by the hundred thousand. */
    private final int hash;

    /**
     * @param owner internal name of the class through which it is accessed
     * @param name field name
     * @param descriptor field descriptor (JVMS 4.3.2), empty where a front end can not tell
     */
    public FieldRef(String owner, String name, String descriptor) {
        this.owner = owner;
        this.name = name;
        this.descriptor = descriptor;
        this.hash = 31 * (31 * owner.hashCode() + name.hashCode()) + descriptor.hashCode();
    }

    public String owner() {
        return owner;
    }

    public String name() {
        return name;
    }

    public String descriptor() {
        return descriptor;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof FieldRef ref
                        && hash == ref.hash
                        && name.equals(ref.name)
                        && owner.equals(ref.owner)
                        && descriptor.equals(ref.descriptor);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return owner + "." + name + " " + descriptor;
    }
}
