package dev.wouldblock.model;

import java.util.List;
import java.util.Set;

/**
 * A class, interface, record or enum.
 *
 * @param name internal name ({@code org/x/Outer$Inner})
 * @param superName internal name of the superclass, the empty string when there is none or it is unknown
 * @param interfaces internal names of the direct superinterfaces
 * @param annotations internal names, in their order, of the types of the annotations on the class itself, which are about
 *     all of its methods
 * @param sourceFile path of the source file below its source root ({@code org/x/Outer.java})
 * @param fields the declared fields, with this class as their owner
 */
public record ClassModel(
        String name,
        String superName,
        List<String> interfaces,
        Set<String> annotations,
        String sourceFile,
        List<FieldRef> fields,
        List<MethodModel> methods) {
    public ClassModel {
        interfaces = List.copyOf(interfaces);
        annotations = MethodModel.inOrder(annotations);
        fields = List.copyOf(fields);
        methods = List.copyOf(methods);
    }

    /** A class without annotations. */
    public ClassModel(
            String name,
            String superName,
            List<String> interfaces,
            String sourceFile,
            List<FieldRef> fields,
            List<MethodModel> methods) {
        this(name, superName, interfaces, Set.of(), sourceFile, fields, methods);
    }

    /** The class around all others that hold a class, itself where there is none: {@code org/x/Outer}. */
    public static String outermost(String name) {
        int dollar = name.indexOf('$', name.lastIndexOf('/') + 2);
        return dollar < 0 ? name : name.substring(0, dollar);
    }
}
