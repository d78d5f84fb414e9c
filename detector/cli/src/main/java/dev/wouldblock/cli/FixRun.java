package dev.wouldblock.cli;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.finding.AnalysisResult;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.input.Effort;
import dev.wouldblock.input.Problems;
import dev.wouldblock.reports.sources.SourceRoots;
import dev.wouldblock.scan.Filter;
import dev.wouldblock.scan.Filtered;
import dev.wouldblock.scan.UserException;
import dev.wouldblock.scan.fixes.FixPlan;
import dev.wouldblock.scan.fixes.FixedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes the edits that were asked for, and says what came of it. */
final class FixRun {
    private final InputOptions inputs;
    private final Pages pages;
    private final SourceRoots sources;
    private final Console console;
    private List<Finding> fixed = List.of();

    FixRun(InputOptions inputs, Pages pages, SourceRoots sources, Console console) {
        this.inputs = inputs;
        this.pages = pages;
        this.sources = sources;
        this.console = console;
    }

    /** @return whether all of it could be shown or written */
    boolean fix(AnalysisResult result, FixOptions options) throws UserException {
        FixPlan plan =
                FixPlan.make(inputs.inputs(), pages, Effort.usual(), result.findings(), sources, options.kinds());
        List<Finding> made = new ArrayList<>();
        int files = 0;
        boolean isDone = true;
        for (FixedFile file : plan.files()) {
            boolean isShown = !options.shows() || show(file);
            boolean isWritten = !options.writes() || write(file);
            isDone &= isShown && isWritten;
            if (options.writes() ? isWritten : isShown) {
                made.addAll(file.fixed());
                files++;
            }
        }
        console.problem(count(made.size(), "edit") + (options.writes() ? " made in " : " in ") + count(files, "file"));
        if (!plan.postponed().isEmpty()) {
            console.problem(count(plan.postponed().size(), "edit")
                    + " left: compile and scan again, they meet others in the same code");
        }
        fixed = made;
        return isDone;
    }

    /** What is to be reported after the edits. */
    Filtered left(Filtered before, Filter filter) throws UserException {
        if (inputs.classes().isEmpty()) {
            return filter.apply(inputs.analyse(pages, console), sources);
        }
        // The class files are those of the code as it was.
        Set<Finding> gone = new HashSet<>(fixed);
        AnalysisResult all = before.result();
        return new Filtered(
                new AnalysisResult(
                        all.findings().stream()
                                .filter(each -> !gone.contains(each))
                                .toList(),
                        all.diagnostics(),
                        all.classes(),
                        all.files()),
                before.suppressed(),
                before.remarks());
    }

    private boolean show(FixedFile file) {
        Optional<String> diff = file.diff(sources.path(file.path()));
        diff.ifPresent(text -> console.out().print(text));
        if (diff.isEmpty()) {
            console.problem(file.path() + ": not UTF-8, so that its edits can not be shown");
        }
        return diff.isPresent();
    }

    private boolean write(FixedFile file) {
        try {
            if (file.write()) {
                return true;
            }
            console.problem(file.path() + ": has changed since it was read, and is left alone");
        } catch (IOException e) {
            console.problem(file.path() + ": cannot be written (" + Problems.reason(e) + ")");
        }
        return false;
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
