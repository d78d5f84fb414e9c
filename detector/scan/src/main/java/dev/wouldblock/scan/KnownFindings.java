package dev.wouldblock.scan;

import dev.wouldblock.input.Problems;
import dev.wouldblock.reports.baseline.Baseline;
import dev.wouldblock.reports.baseline.BaselineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A baseline and the file that it came from. */
public record KnownFindings(Path file, Baseline baseline) {
    private static final int MOST_NAMED = 10;

    /** @throws UserException if there is no such file, or something else is in it */
    public static KnownFindings read(Path file) throws UserException {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return new KnownFindings(file, Baseline.parse(text));
        } catch (BaselineException e) {
            throw new UserException(file + ", " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new UserException(file + ": no such file; 'wouldblock baseline' writes one", e);
        } catch (IOException e) {
            throw new UserException(file + ": cannot be read (" + Problems.reason(e) + ")", e);
        }
    }

    /** Lines for the user about entries without a finding. */
    List<String> remarks(List<Baseline.Entry> unmatched) {
        List<String> remarks = new ArrayList<>();
        for (Baseline.Entry entry : unmatched.subList(0, Math.min(MOST_NAMED, unmatched.size()))) {
            remarks.add(file + ":" + entry.line() + ": known, but not found by this scan: " + entry.rule()
                    + (entry.place().isEmpty() ? "" : " in " + entry.place()));
        }
        if (unmatched.size() > MOST_NAMED) {
            remarks.add(file + ": " + (unmatched.size() - MOST_NAMED) + " more known findings were not found");
        }
        return remarks;
    }
}
