package dev.wouldblock.model;

/**
 * The field that an access names.
 *
 * @param owner internal name of the class through which it is accessed
 * @param name field name
 * @param descriptor field descriptor (JVMS 4.3.2), empty where a front end can not tell
 */
public record FieldRef(String owner, String name, String descriptor) {}
