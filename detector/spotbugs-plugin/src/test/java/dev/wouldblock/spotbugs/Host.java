package dev.wouldblock.spotbugs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * SpotBugs in a class loader of its own. The plugin gets into it by the jar that users get, or not at all: none of the
 * classes of this build are visible there.
 */
final class Host implements AutoCloseable {
    static final Path JAR = Path.of(property("jar"));

    private static final List<String> DETECTORS = List.of("WouldBlockDetector", "NoteSuppressedWarnings");

    private final URLClassLoader loader;
    private final Map<String, List<String>> request = new HashMap<>();

    private Host(List<URL> classPath) {
        loader = new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        request.put("plugins", List.of(JAR.toString()));
        reset();
    }

    /** Takes back what was asked of the next run. */
    private void reset() {
        request.put("detectors", DETECTORS);
        request.put("exclude", List.of());
        request.put("include", List.of());
        request.put("sources", List.of());
        request.put("libraries", List.of());
    }

    /** The version that the plugin is compiled against. */
    static Host current() {
        return new Host(classPath());
    }

    /** The versions in use: the oldest, the one of this build and the newest. */
    static Stream<String> versions() {
        return Stream.of(property("oldest"), "", property("newest"));
    }

    /** @param version one of {@link #versions()} */
    static Host of(String version) {
        if (version.isEmpty()) {
            return current();
        }
        List<URL> classPath = new ArrayList<>();
        for (URL url : classPath()) {
            String name = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
            if (!name.matches("spotbugs-\\d.*") && !(name.startsWith("bcel-") && version.equals(property("newest")))) {
                classPath.add(url);
            }
        }
        Path jars = Path.of(property("hosts"));
        classPath.add(url(jars.resolve("spotbugs-" + version + ".jar")));
        if (version.equals(property("newest"))) {
            try (Stream<Path> files = Files.list(jars)) {
                files.filter(file -> file.getFileName().toString().startsWith("bcel-"))
                        .map(Host::url)
                        .forEach(classPath::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Host(classPath);
    }

    /** A host that has the jar on its own class path, and so the detectors of the test beside those of the jar. */
    static Host withJarOnClassPath() {
        List<URL> classPath = classPath();
        classPath.add(url(JAR));
        return new Host(classPath);
    }

    /** Loads another plugin too. */
    Host plugin(Path jar) {
        request.put("plugins", List.of(JAR.toString(), jar.toString()));
        return this;
    }

    /** Runs, next time, this detector alone. */
    Host detector(String shortName) {
        request.put("detectors", List.of(shortName));
        return this;
    }

    /** Leaves out, in the next run, what the filter matches. */
    Host exclude(Path filter) {
        request.put("exclude", List.of(filter.toString()));
        return this;
    }

    /** Shows, in the next run, only what the filter matches. */
    Host include(Path filter) {
        request.put("include", List.of(filter.toString()));
        return this;
    }

    /** Passes a folder or jar of sources to the next run. */
    Host sources(Path sources) {
        request.put("sources", List.of(sources.toString()));
        return this;
    }

    /** Puts a jar or folder on the class path of the next run, without analysing it. */
    Host library(Path library) {
        request.put("libraries", List.of(library.toString()));
        return this;
    }

    /** Runs SpotBugs on folders of classes. */
    HostReport analyse(Path... classes) {
        request.put("classes", Arrays.stream(classes).map(Path::toString).toList());
        try {
            return HostReport.parse(this.<Map<String, List<String>>, String>call("HostRun", request));
        } finally {
            reset();
        }
    }

    Map<String, List<String>> patterns() {
        return this.<String, Map<String, List<String>>>call("HostPatterns", JAR.toString());
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <A, B> B call(String simpleName, A argument) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Class<?> type = loader.loadClass("dev.wouldblock.spotbugs.host." + simpleName);
            return ((Function<A, B>) type.getConstructor().newInstance()).apply(argument);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** That of this test without anything of ours but the test's own classes. */
    private static List<URL> classPath() {
        List<URL> urls = new ArrayList<>();
        urls.add(Host.class.getProtectionDomain().getCodeSource().getLocation());
        libraries().map(Host::url).forEach(urls::add);
        return urls;
    }

    /** SpotBugs, and what else the test has on its class path that is not ours. */
    static Stream<Path> libraries() {
        List<Path> libraries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            boolean ours =
                    Files.isDirectory(path) || path.getFileName().toString().startsWith("wouldblock-");
            if (!ours) {
                libraries.add(path);
            }
        }
        return libraries.stream();
    }

    /** Where the compiler put the classes of the test. */
    static Path testClasses() {
        try {
            URI location = Host.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Path.of(location);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String property(String name) {
        String value = System.getProperty("wouldblock.test." + name);
        if (value == null) {
            throw new IllegalStateException("wouldblock.test." + name + " is not set: run this test with Maven");
        }
        return value;
    }
}
