package dev.wouldblock.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The API of types that are not part of a project, from a table: the same on every machine. */
final class SignatureTable {
    private final String text;
    /** What stands for a package where a number takes its place. */
    private final List<String> abbreviated = new ArrayList<>();
    /** Where the lines of a type start. */
    private final Map<String, Integer> starts = new HashMap<>();

    private final Map<String, List<String>> nested = new HashMap<>();
    private final CycleGuard guard = new CycleGuard();
    private final Set<String> packages = new HashSet<>();
    private final Map<String, TypeInfo> known = new ConcurrentHashMap<>();

    private SignatureTable(String text) {
        this.text = text;
        int start = 0;
        while (start < text.length()) {
            char kind = text.charAt(start);
            if (kind == 'p') {
                abbreviated.add(text.substring(start + 2, text.indexOf('\n', start)));
            } else if (kind == 'c' || kind == 'i') {
                String name = text.substring(start + 2, text.indexOf(' ', start + 2));
                starts.put(name, start);
                int dollar = name.lastIndexOf('$');
                if (dollar > 0) {
                    nested.computeIfAbsent(name.substring(0, dollar), k -> new ArrayList<>())
                            .add(name.substring(dollar + 1));
                }
                packages.add(name.substring(0, name.lastIndexOf('/')));
            }
            start = text.indexOf('\n', start) + 1;
        }
    }

    static SignatureTable load(String resource) {
        try (InputStream in = SignatureTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new SignatureTable(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String name) {
        return starts.containsKey(name);
    }

    /** Whether types of a package are in the table. */
    boolean hasPackage(String name) {
        return packages.contains(name);
    }

    Optional<TypeInfo> find(String name) {
        Integer start = starts.get(name);
        return start == null ? Optional.empty() : Optional.of(known.computeIfAbsent(name, k -> read(k, start)));
    }

    private TypeInfo read(String name, int start) {
        int end = text.indexOf('\n', start);
        String signature = text.substring(start + 3 + name.length(), end);
        TypeInfo.Kind kind = text.charAt(start) == 'i'
                ? TypeInfo.Kind.INTERFACE
                : signature.contains("Ljava/lang/Enum<") ? TypeInfo.Kind.ENUM : TypeInfo.Kind.CLASS;
        int dollar = name.lastIndexOf('$');
        TypeInfo.Header header = header(signature);
        return new TypeInfo(
                name,
                kind,
                dollar < 0 ? "" : name.substring(0, dollar),
                false,
                nested.getOrDefault(name, List.of()),
                "",
                Optional.empty(),
                guard,
                () -> header,
                () -> members(name, end + 1, header.variables()));
    }

    private TypeInfo.Header header(String line) {
        SignatureReader reader = new SignatureReader(line, List.of(), abbreviated);
        List<JavaType> variables = reader.formals();
        JavaType superclass = reader.type();
        List<JavaType> interfaces = new ArrayList<>();
        while (!reader.atEnd()) {
            interfaces.add(reader.type());
        }
        return new TypeInfo.Header(variables, superclass, interfaces);
    }

    private TypeInfo.Members members(String owner, int first, List<JavaType> variables) {
        List<Member.Field> fields = new ArrayList<>();
        List<Member.Method> methods = new ArrayList<>();
        for (int start = first; start < text.length(); ) {
            char kind = text.charAt(start);
            if (kind == 'c' || kind == 'i') {
                break;
            }
            int end = text.indexOf('\n', start);
            String[] parts = text.substring(start + 2, end).split(" ", 3);
            SignatureReader reader = new SignatureReader(parts[1], variables, abbreviated);
            if (kind == 'f' || kind == 'g') {
                JavaType type = reader.type();
                Optional<Object> constant = parts.length > 2 ? Optional.of(Long.valueOf(parts[2])) : Optional.empty();
                fields.add(new Member.Field(owner, parts[0], type, kind == 'g', constant, Optional.empty()));
            } else {
                List<JavaType> own = reader.formals();
                List<JavaType> parameters = reader.parameters();
                char lower = Character.toLowerCase(kind);
                methods.add(Member.Method.declared(
                        owner,
                        parts[0],
                        own,
                        parameters,
                        reader.type(),
                        lower == 's',
                        lower == 'a',
                        false,
                        kind != lower));
            }
            start = end + 1;
        }
        return new TypeInfo.Members(fields, methods);
    }
}
