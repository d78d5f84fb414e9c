package dev.wouldblock.reports;

import static dev.wouldblock.reports.Markup.escape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The code along the path of a finding, file by file, with the lines of its steps highlighted. */
final class HtmlSource {
    private static final int AROUND = 2;

    private HtmlSource() {}

    /**
     * What is shown of a file.
     *
     * @param hits steps by line; the flagged line may have none
     */
    private record Shot(Place file, SortedMap<Integer, List<Integer>> hits) {}

    /** Empty when no source is at hand. */
    static String of(Entry entry) {
        Map<String, Shot> shots = new LinkedHashMap<>();
        collect(entry.place(), Optional.empty(), shots);
        entry.steps().forEach(step -> collect(step.place(), Optional.of(step.number()), shots));
        StringBuilder html = new StringBuilder();
        shots.forEach((path, shot) -> html.append("<figure><figcaption><code>")
                .append(escape(Shown.line(path)))
                .append("</code></figcaption><pre>")
                .append(lines(entry, shot.file(), shot.hits()))
                .append("</pre></figure>\n"));
        return html.toString();
    }

    private static void collect(Place place, Optional<Integer> step, Map<String, Shot> shots) {
        if (place.sourceLine().isPresent()) {
            List<Integer> steps = shots.computeIfAbsent(place.path(), path -> new Shot(place, new TreeMap<>()))
                    .hits()
                    .computeIfAbsent(place.line(), line -> new ArrayList<>());
            step.ifPresent(steps::add);
        }
    }

    private static String lines(Entry entry, Place file, SortedMap<Integer, List<Integer>> hits) {
        StringBuilder html = new StringBuilder();
        int next = 0;
        for (int hit : hits.keySet()) {
            int first = Math.max(Math.max(1, hit - AROUND), next);
            if (next > 0 && first > next) {
                html.append("<span class=\"number\">     \u22ef</span>\n");
            }
            int end = hit + AROUND;
            for (int line = first; line <= end; line++) {
                // What the next step's lines begin with is theirs.
                if (line > hit && hits.containsKey(line)) {
                    break;
                }
                Optional<String> text = file.at(line).sourceLine();
                if (text.isEmpty()) {
                    break;
                }
                html.append(line(entry, file, line, text.get(), Optional.ofNullable(hits.get(line))));
                next = line + 1;
            }
        }
        return html.toString();
    }

    private static String line(Entry entry, Place file, int number, String text, Optional<List<Integer>> steps) {
        boolean flagged = number == entry.place().line()
                && file.path().equals(entry.place().path());
        Snippet snippet = Snippet.of(
                text, flagged ? entry.place().underlined(entry.finding().call()) : Optional.empty());
        String code = snippet.to() > snippet.from()
                ? escape(snippet.text().substring(0, snippet.from())) + "<mark>"
                        + escape(snippet.text().substring(snippet.from(), snippet.to())) + "</mark>"
                        + escape(snippet.text().substring(snippet.to()))
                : escape(snippet.text());
        String names = steps.orElse(List.of()).stream().map(String::valueOf).collect(Collectors.joining(","));
        String margin = String.format(Locale.ROOT, "%6s %5d ", names.isEmpty() ? "" : names + " \u25b6", number);
        String whole = "<span class=\"number\">" + escape(margin) + "</span>" + code;
        return (steps.isPresent() ? "<span class=\"hit\">" + whole + "</span>" : whole) + "\n";
    }
}
