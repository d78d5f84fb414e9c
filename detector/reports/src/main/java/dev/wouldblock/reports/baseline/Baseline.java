package dev.wouldblock.reports.baseline;

import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Withheld;
import dev.wouldblock.reports.Shown;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Known findings, one a line: fingerprint, rule, and behind a number sign the place, for people. Nothing in it depends
 * on lines or folders, so that writing it again after code has moved gives the same bytes.
 *
 * @param entries in the order of the file; a fingerprint that stands there n times is n findings
 */
public record Baseline(List<Entry> entries) {
    /**
     * A known finding.
     *
     * @param line of the file, 1-based
     * @param place what the file says of it, may be empty
     */
    public record Entry(int line, String fingerprint, String rule, String place) {}

    /**
     * A scan compared with the baseline.
     *
     * @param fresh findings that are not in the baseline
     * @param known findings that are
     * @param unmatched entries without a finding, in the order of the file: fixed, or not scanned this time
     */
    public record Compared(List<Finding> fresh, List<Finding> known, List<Entry> unmatched) {
        public Compared {
            fresh = List.copyOf(fresh);
            known = List.copyOf(known);
            unmatched = List.copyOf(unmatched);
        }
    }

    private static final Pattern ENTRY =
            Pattern.compile("(?<fingerprint>[0-9a-f]{32})\\s+(?<rule>WB_[A-Z0-9_]+)\\s*(?:#(?<place>.*))?");

    /** What a fingerprint is made of, so that the order is as stable as it is. */
    private static final Comparator<Finding> ORDER = Comparator.comparing(
                    (Finding f) -> f.location().qualifiedMethod())
            .thenComparing(Finding::rule)
            .thenComparing(Finding::call)
            .thenComparing(Finding::fingerprint);

    public Baseline {
        entries = List.copyOf(entries);
    }

    /** @throws BaselineException if a line is neither an entry nor empty nor a comment */
    public static Baseline parse(String text) throws BaselineException {
        List<Entry> entries = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            // Some editors start a file with a byte order mark.
            String line = lines.get(i).replace("\uFEFF", "").strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Matcher entry = ENTRY.matcher(line);
                if (!entry.matches()) {
                    throw new BaselineException(
                            "line " + (i + 1) + ": no entry of a baseline; expected FINGERPRINT RULE # PLACE");
                }
                String place = entry.group("place");
                entries.add(new Entry(
                        i + 1, entry.group("fingerprint"), entry.group("rule"), place == null ? "" : place.strip()));
            }
        }
        return new Baseline(entries);
    }

    /** Writes a baseline of these findings, in any order; neither flushes nor closes {@code out}. */
    public static void write(List<Finding> findings, Writer out) throws IOException {
        out.write("# Known findings of wouldblock; 'wouldblock baseline' writes this file.\n");
        for (Finding finding : findings.stream().sorted(ORDER).toList()) {
            out.write(finding.fingerprint() + " " + finding.rule() + " # "
                    + Shown.line(finding.location().qualifiedMethod() + ": " + finding.call()) + "\n");
        }
    }

    /**
     * Tells known findings from fresh ones. Of findings with the same fingerprint, as many as there are entries are
     * known, the first ones first.
     *
     * @param withheld what the profile of this scan leaves out: an entry of such a rule may be about that
     */
    public Compared compare(List<Finding> findings, List<Withheld> withheld) {
        Map<String, Deque<Entry>> left = new HashMap<>();
        entries.forEach(entry -> left.computeIfAbsent(entry.fingerprint(), f -> new ArrayDeque<>())
                .add(entry));
        List<Finding> fresh = new ArrayList<>();
        List<Finding> known = new ArrayList<>();
        for (Finding finding : findings.stream().sorted(Finding.ORDER).toList()) {
            Deque<Entry> same = left.getOrDefault(finding.fingerprint(), new ArrayDeque<>());
            (same.poll() == null ? fresh : known).add(finding);
        }
        Set<String> uncertain = withheld.stream().map(Withheld::rule).collect(Collectors.toSet());
        return new Compared(
                fresh,
                known,
                left.values().stream()
                        .flatMap(Deque::stream)
                        .filter(entry -> !uncertain.contains(entry.rule()))
                        .sorted(Comparator.comparingInt(Entry::line))
                        .toList());
    }
}
