package dev.wouldblock.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the package, the imports and the top-level types of a file say about simple names. */
final class FileNames {
    private static final List<String> JAVA_BASE = List.of(
            "java/io",
            "java/net",
            "java/nio",
            "java/nio/channels",
            "java/nio/charset",
            "java/nio/file",
            "java/security",
            "java/time",
            "java/util",
            "java/util/concurrent",
            "java/util/concurrent/atomic",
            "java/util/concurrent/locks",
            "java/util/function",
            "java/util/stream",
            "java/util/zip",
            "javax/net/ssl");

    private final Types types;
    private final String packageName;
    private final Set<String> topLevel = new HashSet<>();
    private final Map<String, String> single = new HashMap<>();
    private final List<String> onDemand = new ArrayList<>();
    private final Map<String, List<String>> staticMembers = new HashMap<>();
    private final List<String> staticOnDemand = new ArrayList<>();

    FileNames(CompilationUnit unit, Types types) {
        this.types = types;
        this.packageName = unit.getPackageDeclaration()
                .map(p -> p.getNameAsString().replace('.', '/'))
                .orElse("");
        unit.getTypes().forEach(t -> {
            topLevel.add(t.getNameAsString());
            if (t instanceof ClassOrInterfaceDeclaration c && c.isCompact()) {
                // Compact source files see all of java.base (JLS 7.3).
                onDemand.addAll(JAVA_BASE);
            }
        });
        unit.getImports().forEach(this::add);
    }

    private void add(ImportDeclaration declaration) {
        String name = declaration.getNameAsString();
        if (declaration.isModule()) {
            onDemand.addAll(JAVA_BASE);
        } else if (declaration.isStatic() && declaration.isAsterisk()) {
            staticOnDemand.add(name);
        } else if (declaration.isStatic()) {
            int dot = name.lastIndexOf('.');
            if (dot > 0) {
                staticMembers
                        .computeIfAbsent(name.substring(dot + 1), k -> new ArrayList<>())
                        .add(name.substring(0, dot));
            }
        } else if (declaration.isAsterisk()) {
            onDemand.add(name.replace('.', '/'));
        } else {
            single.putIfAbsent(name.substring(name.lastIndexOf('.') + 1), name);
        }
    }

    String packageName() {
        return packageName;
    }

    /** Internal name of a top-level type of this file's package. */
    String inPackage(String simpleName) {
        return packageName.isEmpty() ? simpleName : packageName + "/" + simpleName;
    }

    /** The classes whose static members of this name are imported, those named one by one first. */
    List<String> staticImports(String member) {
        List<String> all = new ArrayList<>();
        staticMembers.getOrDefault(member, List.of()).forEach(c -> all.add(qualified(c)));
        staticOnDemand.forEach(c -> all.add(qualified(c)));
        return all;
    }

    /** Internal name of the type behind a simple name (JLS 6.4.1); empty when nothing says which it is. */
    Optional<String> find(String simpleName) {
        if (single.containsKey(simpleName)) {
            return Optional.of(qualified(single.get(simpleName)));
        }
        if (topLevel.contains(simpleName) || types.exists(inPackage(simpleName))) {
            return Optional.of(inPackage(simpleName));
        }
        for (String owner : staticMembers.getOrDefault(simpleName, List.of())) {
            Optional<String> member = types.memberType(qualified(owner), simpleName);
            if (member.isPresent()) {
                return member;
            }
        }
        // The JDK's type of this name may be newer than the code, which has the project's then.
        for (String owner : onDemand) {
            if (types.declares(owner + "/" + simpleName)) {
                return Optional.of(owner + "/" + simpleName);
            }
        }
        if (types.exists("java/lang/" + simpleName)) {
            return Optional.of("java/lang/" + simpleName);
        }
        for (String owner : onDemand) {
            if (types.exists(owner + "/" + simpleName)) {
                return Optional.of(owner + "/" + simpleName);
            }
        }
        for (String owner : onDemand) {
            Optional<String> member = types.memberType(qualified(owner.replace('/', '.')), simpleName);
            if (member.isPresent()) {
                return member;
            }
        }
        for (String owner : staticOnDemand) {
            Optional<String> member = types.memberType(qualified(owner), simpleName);
            if (member.isPresent()) {
                return member;
            }
        }
        return Optional.empty();
    }

    /** A name for a type that is nowhere to be found: always the same, and hardly ever that of another type. */
    String guess(String simpleName) {
        List<String> unknown = unknownPackages();
        return unknown.size() == 1 ? unknown.get(0) + "/" + simpleName : inPackage(simpleName);
    }

    /** The packages imported as a whole of which not all types are known. */
    List<String> unknownPackages() {
        return onDemand.stream().filter(p -> !types.isComplete(p)).distinct().toList();
    }

    /** Internal name of a fully qualified one. What can not be looked up is told by the case of its letters. */
    String qualified(String dotted) {
        String[] parts = dotted.split("\\.");
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            name.append(i == 0 ? "" : "/").append(parts[i]);
            boolean isType =
                    types.exists(name.toString()) || !parts[i].isEmpty() && Character.isUpperCase(parts[i].charAt(0));
            if (isType) {
                for (int j = i + 1; j < parts.length; j++) {
                    String outer = name.toString();
                    name.setLength(0);
                    name.append(types.memberType(outer, parts[j]).orElse(outer + "$" + parts[j]));
                }
                break;
            }
        }
        return name.toString();
    }
}
