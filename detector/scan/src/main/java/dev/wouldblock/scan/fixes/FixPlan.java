package dev.wouldblock.scan.fixes;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.finding.Edit;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Location;
import dev.wouldblock.finding.Safety;
import dev.wouldblock.input.DecodedText;
import dev.wouldblock.input.Effort;
import dev.wouldblock.model.Position;
import dev.wouldblock.reports.fixes.Edits;
import dev.wouldblock.reports.sources.SourceRoots;
import dev.wouldblock.scan.Analysis;
import dev.wouldblock.scan.Facts;
import dev.wouldblock.scan.Problem;
import dev.wouldblock.scan.ScanInputs;
import dev.wouldblock.scan.UserException;
import dev.wouldblock.source.edit.SourceEdits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the wanted edits make of the source files. Edits that get into each other's way are made one after the other,
 * each for what a new analysis finds in the text that the ones before have left.
 */
public final class FixPlan {
    private final Function<Location, Optional<Path>> files;
    private final SourceEdits maker;
    private final Set<Safety> wanted;
    private final SortedMap<Path, byte[]> before = new TreeMap<>();
    private final SortedMap<Path, byte[]> after = new TreeMap<>();
    private final Map<Path, List<Finding>> fixed = new TreeMap<>();
    /** Findings whose edits have to be made anew, by the places that their calls have now. */
    private final Map<Place, Finding> awaited = new LinkedHashMap<>();
    /** Those of which it is no longer known where they are. */
    private final List<Finding> lost = new ArrayList<>();

    private FixPlan(Function<Location, Optional<Path>> files, SourceEdits maker, Set<Safety> wanted) {
        this.files = files;
        this.maker = maker;
        this.wanted = wanted;
    }

    /**
     * Makes the edits; nothing is written. Class files can not be analysed again before the code is compiled: with them,
     * only the first of some edits that get into each other's way is made.
     *
     * @param inputs what was analysed
     * @param findings what was found and is to be fixed
     * @param sources where the source files are
     * @throws UserException if a file can not be read
     */
    public static FixPlan make(
            ScanInputs inputs,
            Pages pages,
            Effort effort,
            List<Finding> findings,
            SourceRoots sources,
            Set<Safety> wanted)
            throws UserException {
        FixPlan plan = new FixPlan(sources::onlyFile, maker(inputs, pages), wanted);
        plan.makeEdits(findings);
        // Each round fixes something, or is the last.
        for (int rounds = findings.size();
                inputs.classes().isEmpty() && !plan.awaited.isEmpty() && rounds > 0;
                rounds--) {
            Set<Place> asked = Set.copyOf(plan.awaited.keySet());
            plan.makeEdits(Analysis.of(inputs, pages, effort, plan.after).result().findings().stream()
                    .filter(finding ->
                            plan.place(finding).filter(asked::contains).isPresent())
                    .toList());
        }
        return plan;
    }

    /**
     * The edits for reports, each as if it were the only one.
     *
     * @throws UserException if a file can not be read
     */
    public static Edits edits(ScanInputs inputs, Pages pages, List<Finding> findings, SourceRoots sources)
            throws UserException {
        SourceEdits maker = maker(inputs, pages);
        Map<Finding, Edit> all = new HashMap<>();
        Map<Finding, String> snippets = new HashMap<>();
        for (FileFindings file : FileFindings.of(findings, sources::onlyFile)) {
            byte[] source = file.read();
            all.putAll(maker.edits(source, file.findings()));
            snippets.putAll(maker.snippets(source, file.findings()));
        }
        return new Edits() {
            @Override
            public Optional<Edit> of(Finding finding) {
                return Optional.ofNullable(all.get(finding));
            }

            @Override
            public Optional<String> snippet(Finding finding) {
                return Optional.ofNullable(snippets.get(finding));
            }
        };
    }

    private static SourceEdits maker(ScanInputs inputs, Pages pages) throws UserException {
        try {
            return new SourceEdits(pages, inputs.profile(), Facts.of(inputs));
        } catch (IOException e) {
            throw new UserException(Problem.reason(e), e);
        }
    }

    /** What tells a finding from others that were not asked for, at the same call in the same method. */
    private record Place(Path file, String rule, int line, int column) {
        static Place of(Path file, String rule, Position position) {
            return new Place(file, rule, position.line(), position.column());
        }
    }

    private Optional<Place> place(Finding finding) {
        return files.apply(finding.location())
                .map(file -> Place.of(file, finding.rule(), finding.location().position()));
    }

    /** The files that change, in the order of their paths. */
    public List<FixedFile> files() {
        List<FixedFile> changed = new ArrayList<>();
        after.forEach((path, content) -> changed.add(
                new FixedFile(path, before.getOrDefault(path, content), content, fixed.getOrDefault(path, List.of()))));
        return changed;
    }

    /** Findings whose edits can only be made when the others have been, and the code has been compiled again. */
    public List<Finding> postponed() {
        return Stream.concat(awaited.values().stream(), lost.stream()).toList();
    }

    private void makeEdits(List<Finding> findings) throws UserException {
        awaited.clear();
        for (FileFindings file : FileFindings.of(findings, files)) {
            byte[] source = after.containsKey(file.file()) ? after.get(file.file()) : file.read();
            Map<Finding, Edit> made = maker.edits(source, file.findings());
            List<Edit> chosen = new ArrayList<>();
            List<Finding> later = new ArrayList<>();
            for (Finding finding : file.findings()) {
                Edit edit = made.get(finding);
                if (edit == null || !wanted.contains(edit.safety())) {
                    continue;
                }
                if (chosen.stream().anyMatch(edit::conflictsWith)) {
                    later.add(finding);
                } else {
                    chosen.add(edit);
                    fixed.computeIfAbsent(file.file(), f -> new ArrayList<>()).add(finding);
                }
            }
            if (!chosen.isEmpty()) {
                before.putIfAbsent(file.file(), source);
                DecodedText text = DecodedText.of(source);
                String edited = Edit.applyAll(chosen, text.text());
                after.put(file.file(), text.encode(edited));
                postpone(file.file(), later, new MovedPlaces(text.text(), chosen, edited));
            }
        }
    }

    private void postpone(Path file, List<Finding> later, MovedPlaces places) {
        for (Finding finding : later) {
            places.of(finding.location().position())
                    .ifPresentOrElse(
                            position -> awaited.put(Place.of(file, finding.rule(), position), finding),
                            () -> lost.add(finding));
        }
    }
}
