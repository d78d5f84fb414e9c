package dev.wouldblock.catalog;

import dev.wouldblock.finding.Confidence;
import dev.wouldblock.finding.Safety;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The pages of {@code docs/rules} and {@code docs/fixes}, as the build packs them into this jar. */
public final class Pages {
    private static final String ROOT = "/dev/wouldblock/docs/";

    private final SortedMap<String, RulePage> rules = new TreeMap<>();
    private final SortedMap<String, FixPage> fixes = new TreeMap<>();

    private Pages() {}

    /** Reads all pages. A page that breaks the grammar is a mistake of the build and fails loudly. */
    public static Pages load() {
        Pages pages = new Pages();
        for (String id : ids("rules")) {
            pages.rules.put(id, rule(page("rules", id)));
        }
        for (String id : ids("fixes")) {
            pages.fixes.put(id, fix(page("fixes", id)));
        }
        return pages;
    }

    /** Pages that were made elsewhere. */
    public static Pages of(Collection<RulePage> rules, Collection<FixPage> fixes) {
        Pages pages = new Pages();
        rules.forEach(rule -> pages.rules.put(rule.id(), rule));
        fixes.forEach(fix -> pages.fixes.put(fix.id(), fix));
        return pages;
    }

    /** In the order of their ids. */
    public Collection<RulePage> rules() {
        return Collections.unmodifiableCollection(rules.values());
    }

    /** In the order of their ids. */
    public Collection<FixPage> fixes() {
        return Collections.unmodifiableCollection(fixes.values());
    }

    public Optional<RulePage> rule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    public Optional<FixPage> fix(String id) {
        return Optional.ofNullable(fixes.get(id));
    }

    private static RulePage rule(FrontMatter page) {
        return new RulePage(
                page.get("id"),
                page.get("title"),
                page.get("message"),
                page.get("group"),
                page.get("category"),
                Severity.valueOf(page.get("severity").toUpperCase(Locale.ROOT)),
                Integer.parseInt(page.get("rank")),
                Confidence.valueOf(page.get("confidence").toUpperCase(Locale.ROOT)),
                Profile.valueOf(page.get("profile").toUpperCase(Locale.ROOT)),
                Integer.parseInt(page.get("cwe")),
                list(page.get("fixes")),
                page.values().containsKey("edits") ? safeties(page.get("edits")) : Set.of(),
                Collections.unmodifiableSet(new LinkedHashSet<>(list(page.get("engines")))),
                page.flag("single-file", true),
                page.get("since"),
                page.body());
    }

    private static FixPage fix(FrontMatter page) {
        return new FixPage(page.get("id"), page.get("title"), page.get("advice"), page.get("when"), page.body());
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split(",")).map(String::strip).toList();
    }

    private static Set<Safety> safeties(String value) {
        return list(value).stream()
                .map(word -> Safety.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The index page names every page once, so that the jar needs no listing of its folders. */
    private static List<String> ids(String folder) {
        return read(folder + "/README.md")
                .lines()
                .filter(line -> line.startsWith("| ["))
                .map(line -> line.substring(3, line.indexOf(']')))
                .toList();
    }

    private static FrontMatter page(String folder, String id) {
        FrontMatter page = FrontMatter.parse(folder + "/" + id + ".md", read(folder + "/" + id + ".md"));
        if (!page.get("id").equals(id)) {
            throw new IllegalStateException(folder + "/" + id + ".md has the id " + page.get("id"));
        }
        return page;
    }

    private static String read(String path) {
        try (InputStream in = Pages.class.getResourceAsStream(ROOT + path)) {
            if (in == null) {
                throw new IllegalStateException("page " + path + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The {@code key: value} lines above a page's body. */
    record FrontMatter(String path, Map<String, String> values, String body) {
        static FrontMatter parse(String path, String text) {
            int end = text.indexOf("\n---\n", 3);
            if (!text.startsWith("---\n") || end < 0) {
                throw new IllegalStateException(path + " has no front matter");
            }
            Map<String, String> values = new TreeMap<>();
            for (String line : text.substring(4, end).split("\n")) {
                int colon = line.indexOf(": ");
                if (colon < 0
                        || values.put(
                                        line.substring(0, colon),
                                        line.substring(colon + 2).strip())
                                != null) {
                    throw new IllegalStateException(path + ": front matter line \"" + line + "\"");
                }
            }
            return new FrontMatter(path, values, text.substring(end + 5).strip() + "\n");
        }

        /** A page leaves out a flag that has its usual value. */
        boolean flag(String key, boolean usual) {
            if (values.containsKey(key) && !values.get(key).equals(String.valueOf(!usual))) {
                throw new IllegalStateException(path + ": " + key + " is " + !usual + " or left out");
            }
            return values.containsKey(key) != usual;
        }

        String get(String key) {
            String value = values.get(key);
            if (value == null || value.isEmpty()) {
                throw new IllegalStateException(path + " lacks " + key);
            }
            return value;
        }
    }
}
