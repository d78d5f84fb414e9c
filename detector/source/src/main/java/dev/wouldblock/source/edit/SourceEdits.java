package dev.wouldblock.source.edit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.catalog.Snippet;
import dev.wouldblock.finding.Edit;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.Replacement;
import dev.wouldblock.finding.Safety;
import dev.wouldblock.input.DecodedText;
import dev.wouldblock.source.SourceTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes edits for the findings of one source file. Each is tried on a copy first: it counts only if the finding is gone
 * then, and nothing else is found.
 */
public final class SourceEdits {
    private final Pages pages;
    private final EditCheck check;

    /** @param profile of the rules of which an edit must not add a finding */
    public SourceEdits(Pages pages, Profile profile, ExtraFacts facts) {
        this.pages = pages;
        this.check = new EditCheck(pages, profile, facts);
    }

    /** The kinds of edits that findings of a rule can have. */
    public static Set<Safety> kinds(String rule) {
        return RuleEdits.ALL.stream()
                .filter(each -> each.rule().equals(rule))
                .map(RuleEdits::safety)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The rules and fixes that have edits, each as {@code RULE fix}. */
    public static Set<String> rulesAndFixes() {
        return RuleEdits.ALL.stream()
                .map(each -> each.rule() + " " + each.fix())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The edits, each as if it were the only one. They carry out the first fix of the finding.
     *
     * @param source the file as it is
     * @param findings in this file; they may come from its class file. One whose call is not where it says has no edit
     */
    public Map<Finding, Edit> edits(byte[] source, List<Finding> findings) {
        Map<Finding, Edit> proposed = proposed(source, findings);
        return proposed.isEmpty() ? proposed : check.passing(source, proposed);
    }

    /** The first fix of findings as code, with the names that are in use around their calls. */
    public Map<Finding, String> snippets(byte[] source, List<Finding> findings) {
        Map<Finding, Snippet> known = new HashMap<>();
        for (Finding finding : findings) {
            String operation = finding.call().substring(finding.call().lastIndexOf('.') + 1);
            pages.fix(finding.fix())
                    .flatMap(fix -> fix.snippet(operation))
                    .ifPresent(snippet -> known.put(finding, snippet));
        }
        String text = DecodedText.of(source).text();
        return known.isEmpty()
                ? Map.of()
                : SourceTree.read(text, tree -> snippets(new JavaText(text, tree.unit()), tree, known))
                        .orElse(Map.of());
    }

    private static Map<Finding, String> snippets(JavaText text, SourceTree tree, Map<Finding, Snippet> known) {
        Map<Finding, String> snippets = new HashMap<>();
        Map<Finding, MethodCallExpr> calls = tree.calls(List.copyOf(known.keySet()));
        known.forEach((finding, snippet) -> {
            MethodCallExpr call = calls.get(finding);
            if (call != null) {
                snippets.put(finding, OwnNames.in(snippet, new Site(text, finding, call, new Imports(text))));
            }
        });
        return snippets;
    }

    private static Map<Finding, Edit> proposed(byte[] source, List<Finding> findings) {
        List<Finding> fixable = findings.stream()
                .filter(finding -> RuleEdits.ALL.stream().anyMatch(each -> fits(each, finding)))
                .toList();
        if (fixable.isEmpty()) {
            return Map.of();
        }
        String text = DecodedText.of(source).text();
        return SourceTree.read(text, tree -> edits(text, tree, fixable)).orElse(Map.of());
    }

    private static boolean fits(RuleEdits each, Finding finding) {
        return each.rule().equals(finding.rule()) && each.fix().equals(finding.fix());
    }

    private static Map<Finding, Edit> edits(String characters, SourceTree tree, List<Finding> findings) {
        JavaText text = new JavaText(characters, tree.unit());
        Map<Finding, MethodCallExpr> calls = tree.calls(findings);
        Map<Finding, Edit> edits = new HashMap<>();
        for (Finding finding : findings) {
            if (calls.containsKey(finding)) {
                edit(text, finding, calls.get(finding)).ifPresent(edit -> edits.put(finding, edit));
            }
        }
        return edits;
    }

    private static Optional<Edit> edit(JavaText text, Finding finding, MethodCallExpr call) {
        for (RuleEdits each : RuleEdits.ALL) {
            Imports imports = new Imports(text);
            Optional<EditRule.Draft> draft =
                    fits(each, finding) ? each.maker().draft(new Site(text, finding, call, imports)) : Optional.empty();
            if (draft.isPresent()) {
                List<Replacement> replacements = new ArrayList<>(draft.get().replacements());
                Edit.Scope scope = scope(text, call, replacements);
                replacements.addAll(draft.get().elsewhere());
                replacements.addAll(imports.replacements());
                return Optional.of(
                        new Edit(finding.fix(), each.safety(), draft.get().title(), replacements, scope));
            }
        }
        return Optional.empty();
    }

    /** From the first to the last member that the edit changes. */
    private static Edit.Scope scope(JavaText text, MethodCallExpr call, List<Replacement> replacements) {
        Node member = call;
        for (Optional<Node> outer = call.getParentNode(); outer.isPresent(); outer = member.getParentNode()) {
            if (outer.get() instanceof TypeDeclaration<?> && member instanceof BodyDeclaration<?>) {
                break;
            }
            member = outer.get();
        }
        int start = text.start(member);
        int end = text.end(member);
        for (Replacement replacement : replacements) {
            start = Math.min(start, replacement.start());
            end = Math.max(end, replacement.end());
        }
        return new Edit.Scope(start, end);
    }
}
