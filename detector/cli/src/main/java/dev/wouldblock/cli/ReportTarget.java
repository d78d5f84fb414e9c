package dev.wouldblock.cli;

import dev.wouldblock.reports.ReportFormat;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A report that was asked for.
 *
 * @param file where it goes, empty for standard output
 */
record ReportTarget(ReportFormat format, Optional<Path> file) {
    /** The names of all formats. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ReportFormat.ids().iterator();
        }
    }

    /** Reads {@code NAME} or {@code NAME=FILE}. */
    static final class Converter implements ITypeConverter<ReportTarget> {
        @Override
        public ReportTarget convert(String value) {
            int equals = value.indexOf('=');
            String name = equals < 0 ? value : value.substring(0, equals);
            ReportFormat format = ReportFormat.of(name)
                    .orElseThrow(() -> new TypeConversionException(
                            "no format '" + name + "', there is " + String.join(", ", ReportFormat.ids())));
            return new ReportTarget(
                    format, equals < 0 ? Optional.empty() : Optional.of(file(value.substring(equals + 1))));
        }

        private static Path file(String name) {
            if (name.isEmpty()) {
                throw new TypeConversionException("a file name must follow '='");
            }
            try {
                return Path.of(name);
            } catch (InvalidPathException e) {
                throw new TypeConversionException("'" + name + "' is no file name: " + e.getReason());
            }
        }
    }
}
