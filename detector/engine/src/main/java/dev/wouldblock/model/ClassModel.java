package dev.wouldblock.model;

import java.util.List;

/**
 * A class, interface, record or enum.
 *
 * @param name internal name ({@code org/x/Outer$Inner})
 * @param superName internal name of the superclass, the empty string when there is none or it is unknown
 * @param interfaces internal names of the direct superinterfaces
 * @param fields the declared fields, with this class as their owner
 * @param sourceFile path of the source file below its source root ({@code org/x/Outer.java})
 */
public record ClassModel(
        String name,
        String superName,
        List<String> interfaces,
        String sourceFile,
        List<FieldRef> fields,
        List<MethodModel> methods) {
    public ClassModel {
        interfaces = List.copyOf(interfaces);
        fields = List.copyOf(fields);
        methods = List.copyOf(methods);
    }
}
