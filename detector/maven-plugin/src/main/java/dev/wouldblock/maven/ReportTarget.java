package dev.wouldblock.maven;

import dev.wouldblock.reports.ReportFormat;
import dev.wouldblock.scan.UserException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A report to write, and where it goes. */
record ReportTarget(ReportFormat format, Path file) {
    /**
     * Reads {@code NAME} and {@code NAME=FILE}.
     *
     * @param folder for files that are not named, or not in whole
     */
    static List<ReportTarget> of(List<String> values, Path folder) throws UserException {
        if (values.isEmpty()) {
            throw new UserException(
                    "formats: no report is asked for, there is " + String.join(", ", ReportFormat.ids()));
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UserException("outputDirectory: " + folder + " is no folder");
        }
        List<ReportTarget> targets = new ArrayList<>();
        Set<Path> files = new HashSet<>();
        for (String value : values) {
            ReportTarget target = of(value.strip(), folder);
            if (!files.add(target.file().toAbsolutePath().normalize())) {
                throw new UserException("formats: more than one report to " + target.file());
            }
            targets.add(target);
        }
        return targets;
    }

    private static ReportTarget of(String value, Path folder) throws UserException {
        int equals = value.indexOf('=');
        String name = equals < 0 ? value : value.substring(0, equals);
        ReportFormat format = ReportFormat.of(name)
                .orElseThrow(() -> new UserException(
                        "formats: no format '" + name + "', there is " + String.join(", ", ReportFormat.ids())));
        String file = equals < 0 ? format.file() : value.substring(equals + 1);
        if (file.isEmpty()) {
            throw new UserException("formats: a file name must follow '='");
        }
        try {
            return new ReportTarget(format, folder.resolve(file));
        } catch (InvalidPathException e) {
            throw new UserException("formats: '" + file + "' is no file name: " + e.getReason(), e);
        }
    }
}
