package dev.wouldblock.spotbugs;

import dev.wouldblock.bytecode.FactFiles;
import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.reports.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a user can set by system properties, since hosts pass nothing else to a plugin. A value that makes no sense is
 * named on the standard error stream and has no other effect: the build of the user goes on.
 */
final class Settings {
    static final String PROFILE = "wouldblock.profile";
    static final String FORMAT = "wouldblock.format";
    static final String BASE = "wouldblock.base";
    static final String FACTS = "wouldblock.facts";

    /** A report to write. */
    record Target(ReportFormat format, Path path) {}

    private Settings() {}

    /** Which rules run. */
    static Profile profile() {
        String value = System.getProperty(PROFILE, "default").strip();
        return Profile.of(value).orElseGet(() -> {
            complain(PROFILE + " is \"" + value + "\", but can be one of " + Profile.words());
            return Profile.DEFAULT;
        });
    }

    /** The facts that the user adds to the built-in ones. */
    static ExtraFacts facts() {
        String value = System.getProperty(FACTS, "").strip();
        if (value.isEmpty()) {
            return ExtraFacts.NONE;
        }
        try {
            ExtraFacts facts = FactFiles.read(Path.of(value));
            facts.problems().forEach(problem -> complain(problem + "; the line has no effect"));
            return facts;
        } catch (IOException | InvalidPathException e) {
            complain(FACTS + " is \"" + value + "\", which can not be read: " + e.getMessage());
            return ExtraFacts.NONE;
        }
    }

    /** The reports to write: {@code format=path} with commas between. */
    static List<Target> reports() {
        List<Target> targets = new ArrayList<>();
        for (String item : System.getProperty(FORMAT, "").split(",")) {
            if (!item.isBlank()) {
                target(item.strip()).ifPresent(targets::add);
            }
        }
        return List.copyOf(targets);
    }

    /** The folder that paths in reports start from, if the user names one. */
    static Optional<Path> base() {
        String value = System.getProperty(BASE, "").strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path base = Path.of(value);
            if (Files.isDirectory(base)) {
                return Optional.of(base);
            }
        } catch (InvalidPathException e) {
            complain(BASE + " is \"" + value + "\", which names no file: " + e.getReason());
            return Optional.empty();
        }
        complain(BASE + " is \"" + value + "\", which is no folder");
        return Optional.empty();
    }

    static void complain(String problem) {
        System.err.println("wouldblock: " + problem);
    }

    private static Optional<Target> target(String item) {
        int equals = item.indexOf('=');
        Optional<ReportFormat> format =
                ReportFormat.of(item.substring(0, Math.max(equals, 0)).strip());
        String path = item.substring(equals + 1).strip();
        if (format.isEmpty() || path.isEmpty()) {
            complain(FORMAT + " has \"" + item + "\", but takes format=path with one of the formats "
                    + String.join(", ", ReportFormat.ids()));
            return Optional.empty();
        }
        try {
            return Optional.of(new Target(format.get(), Path.of(path)));
        } catch (InvalidPathException e) {
            complain(FORMAT + " has \"" + item + "\", which names no file: " + e.getReason());
            return Optional.empty();
        }
    }
}
