package dev.wouldblock.cli;

import dev.wouldblock.catalog.Profile;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values of options, each with a message that says what would be right. */
final class Converters {
    private Converters() {}

    /** Paths joined by the separator of the platform, as {@code java -cp} takes them. */
    record ClassPath(List<Path> paths) {
        ClassPath {
            paths = List.copyOf(paths);
        }
    }

    static final class ToPath implements ITypeConverter<Path> {
        @Override
        public Path convert(String value) {
            return path(value);
        }
    }

    static final class ToClassPath implements ITypeConverter<ClassPath> {
        @Override
        public ClassPath convert(String value) {
            return new ClassPath(Arrays.stream(value.split(File.pathSeparator, -1))
                    .filter(path -> !path.isEmpty())
                    .map(Converters::path)
                    .toList());
        }
    }

    static final class ToProfile implements ITypeConverter<Profile> {
        @Override
        public Profile convert(String value) {
            return Profile.of(value)
                    .orElseThrow(() ->
                            new TypeConversionException("no profile '" + value + "', there is " + Profile.words()));
        }
    }

    /** How a list is printed. */
    enum ListFormat {
        TEXT,
        JSON
    }

    static final class ToListFormat implements ITypeConverter<ListFormat> {
        @Override
        public ListFormat convert(String value) {
            return Arrays.stream(ListFormat.values())
                    .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("no format '" + value + "', there is text, json"));
        }
    }

    static final class ToJobs implements ITypeConverter<Integer> {
        /** More threads than any machine has processors only take memory. */
        private static final int MOST = 256;

        @Override
        public Integer convert(String value) {
            int jobs = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : 0;
            if (jobs < 1 || jobs > MOST) {
                throw new TypeConversionException("'" + value + "' is no number from 1 to " + MOST);
            }
            return jobs;
        }
    }

    private static Path path(String value) {
        // The empty path is the current folder, which nobody means who passes an unset variable.
        if (value.isEmpty()) {
            throw new TypeConversionException("the path is empty");
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + value + "' is no path: " + e.getReason());
        }
    }
}
