package dev.wouldblock.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types of the JDK and of frameworks. Of a framework only those are known that calls with a fact, or that lead to
 * them, need: a type of its packages that is not found may exist. Its table is read when a name of a framework is
 * looked up first.
 */
final class LibraryTypes {
    private static final String JDK = "jdk.signatures";
    private static final String FRAMEWORKS = "frameworks.signatures";
    private static final String ROOTS = "# below ";

    private final SignatureTable jdk;
    /** First parts of the names of packages. */
    private final Set<String> roots;

    private volatile @Nullable SignatureTable frameworks;

    /** Direct supertypes of classes of frameworks, of more than are in the table. */
    private final Map<String, List<String>> supertypes;

    private final CycleGuard guard = new CycleGuard();

    private LibraryTypes(SignatureTable jdk, Set<String> roots, Map<String, List<String>> supertypes) {
        this.jdk = jdk;
        this.roots = roots;
        this.supertypes = supertypes;
    }

    /** @param supertypes direct ones of classes of frameworks */
    static LibraryTypes load(Map<String, List<String>> supertypes) {
        return new LibraryTypes(SignatureTable.load(JDK), roots(), supertypes);
    }

    /** The first line names them, so that the others need not be read. */
    private static Set<String> roots() {
        try (InputStream in = LibraryTypes.class.getResourceAsStream(FRAMEWORKS)) {
            if (in == null) {
                throw new IllegalStateException(FRAMEWORKS + " is missing");
            }
            String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            if (line == null || !line.startsWith(ROOTS)) {
                throw new IllegalStateException(FRAMEWORKS + " does not start with the packages");
            }
            return Set.of(line.substring(ROOTS.length()).split(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String name) {
        return jdk.has(name) || isBelowRoot(name) && frameworks().has(name);
    }

    Optional<TypeInfo> find(String name) {
        Optional<TypeInfo> found = jdk.find(name);
        return found.isEmpty() && isBelowRoot(name) ? frameworks().find(name).or(() -> withoutMembers(name)) : found;
    }

    /** Whether methods of a type may be missing here. */
    boolean isPartial(String name) {
        return !jdk.has(name);
    }

    /** What the supertypes of a class are decides which of several methods an argument fits. */
    private Optional<TypeInfo> withoutMembers(String name) {
        List<String> direct = supertypes.get(name);
        if (direct == null) {
            return Optional.empty();
        }
        List<JavaType> types = direct.stream().map(JavaType::of).toList();
        int dollar = name.lastIndexOf('$');
        return Optional.of(new TypeInfo(
                name,
                TypeInfo.Kind.CLASS,
                dollar < 0 ? "" : name.substring(0, dollar),
                false,
                List.of(),
                "",
                Optional.empty(),
                guard,
                () -> new TypeInfo.Header(List.of(), JavaType.OBJECT, types),
                () -> new TypeInfo.Members(List.of(), List.of())));
    }

    /** Whether all public types of a package are known. */
    boolean isComplete(String packageName) {
        return jdk.hasPackage(packageName);
    }

    /** Two parts of a name tell frameworks apart, below {@code com} and {@code org} three. */
    private boolean isBelowRoot(String name) {
        int end = name.indexOf('/', name.indexOf('/') + 1);
        if (end > 0 && (name.startsWith("org/") || name.startsWith("com/"))) {
            int third = name.indexOf('/', end + 1);
            end = third < 0 ? end : third;
        }
        return roots.contains(name.substring(0, end < 0 ? Math.max(name.indexOf('/'), 0) : end));
    }

    private SignatureTable frameworks() {
        SignatureTable known = frameworks;
        if (known == null) {
            synchronized (this) {
                known = frameworks;
                if (known == null) {
                    known = SignatureTable.load(FRAMEWORKS);
                    frameworks = known;
                }
            }
        }
        return known;
    }
}
