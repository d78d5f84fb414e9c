package dev.wouldblock.scan.fixes;

import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Location;
import dev.wouldblock.input.Problems;
import dev.wouldblock.scan.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The findings of one source file, in their order. */
record FileFindings(Path file, List<Finding> findings) {
    /** In the order of the files; findings whose file is unknown are in none. */
    static List<FileFindings> of(List<Finding> findings, Function<Location, Optional<Path>> files) {
        SortedMap<Path, List<Finding>> byFile = new TreeMap<>();
        findings.stream()
                .sorted(Finding.ORDER)
                .forEach(finding -> files.apply(finding.location())
                        .filter(file -> file.toString().endsWith(".java"))
                        .ifPresent(file -> byFile.computeIfAbsent(file, f -> new ArrayList<>())
                                .add(finding)));
        List<FileFindings> all = new ArrayList<>();
        byFile.forEach((file, found) -> all.add(new FileFindings(file, List.copyOf(found))));
        return all;
    }

    byte[] read() throws UserException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UserException(file + ": cannot be read (" + Problems.reason(e) + ")", e);
        }
    }
}
