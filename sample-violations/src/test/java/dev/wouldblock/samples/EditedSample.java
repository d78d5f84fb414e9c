package dev.wouldblock.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.Edit;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.source.SourceScan;
import dev.wouldblock.source.edit.SourceEdits;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A sample after all of its edits, compiled and loaded beside the sample itself. */
public final class EditedSample {
    private static final Predicate<Finding> ALL = finding -> true;

    private final Class<?> edited;

    private EditedSample(Class<?> edited) {
        this.edited = edited;
    }

    /** @param folder for the class files */
    public static EditedSample of(Class<?> sample, Path folder) throws IOException {
        return of(sample, ALL, folder);
    }

    /** A class of a sample after the edits of the findings in it, and of no others of the sample. */
    public static EditedSample within(Class<?> nested, Path folder) throws IOException {
        String method = nested.getName().substring(nested.getPackageName().length() + 1);
        EditedSample around = of(
                nested.getNestHost(), finding -> finding.location().qualifiedMethod().contains(method + "."), folder);
        return around.nested(nested);
    }

    private static EditedSample of(Class<?> sample, Predicate<Finding> wanted, Path folder) throws IOException {
        String file = sample.getName().replace('.', '/') + ".java";
        String source = Files.readString(SampleSources.ROOT.resolve(file));
        String edited = edited(file.substring(file.lastIndexOf('/') + 1), source, wanted);
        assertThat(edited).isNotEqualTo(source);
        assertThat(SampleCompiler.compile(file, edited, folder)).isEmpty();
        try {
            return new EditedSample(new Loader(sample.getName(), folder).loadClass(sample.getName()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Edits that meet are made one after the other. */
    private static String edited(String name, String source, Predicate<Finding> wanted) throws IOException {
        SourceEdits maker = new SourceEdits(Pages.load(), Profile.STRICT, SampleSources.facts());
        String text = source;
        while (true) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            List<Finding> findings =
                    SourceScan.scanFile(Pages.load(), name, bytes, Profile.STRICT, SampleSources.facts()).findings();
            Map<Finding, Edit> edits = maker.edits(bytes, findings);
            Optional<Edit> first = findings.stream().filter(wanted).filter(edits::containsKey).map(edits::get).findFirst();
            if (first.isEmpty()) {
                return text;
            }
            text = first.get().applyTo(text);
        }
    }

    /** A nested class of the sample. */
    public EditedSample nested(Class<?> original) {
        try {
            return new EditedSample(edited.getClassLoader().loadClass(original.getName()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new object of the sample. */
    public Object create(Object... args) throws Exception {
        Constructor<?> constructor = edited.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(args);
    }

    /**
     * Calls a method of the sample.
     *
     * @param target empty for a static one
     * @throws Exception what the method throws
     */
    public Optional<Object> call(Optional<Object> target, String name, Object... args) throws Exception {
        Method method = Arrays.stream(edited.getDeclaredMethods())
                .filter(m -> m.getName().equals(name) && m.getParameterCount() == args.length)
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        try {
            return Optional.ofNullable(method.invoke(target.orElse(null), args));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception thrown) {
                throw thrown;
            }
            throw e;
        }
    }

    /** Loads the sample and its nested classes from the folder, everything else from where the tests come from. */
    private static final class Loader extends URLClassLoader {
        private final String sample;

        Loader(String sample, Path folder) throws MalformedURLException {
            super(new URL[] {folder.toUri().toURL()}, EditedSample.class.getClassLoader());
            this.sample = sample;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(sample) && !name.startsWith(sample + "$")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }
    }
}
