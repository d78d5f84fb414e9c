package dev.wouldblock.maven;

import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.RulePage;
import dev.wouldblock.scan.Explained;
import dev.wouldblock.scan.UserException;
import java.util.stream.Collectors;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Prints the page of a rule or a fix. It needs no project. */
@Mojo(name = "explain", requiresProject = false, aggregator = true, threadSafe = true)
public final class ExplainMojo extends AbstractMojo {
    /** Rule (WB_WRITE_IGNORED) or fix (retry-when-ready). Without it: all rules with their titles. */
    @Parameter(property = "wouldblock.id")
    private @Nullable String id;

    @Override
    public void execute() throws MojoFailureException {
        Pages pages = Pages.load();
        try {
            getLog().info("\n" + (id == null ? rules(pages) : Explained.page(id, pages, "this goal without an id")));
        } catch (UserException e) {
            throw new MojoFailureException(e.problem());
        }
    }

    private static String rules(Pages pages) {
        int width = pages.rules().stream()
                .mapToInt(rule -> rule.id().length())
                .max()
                .orElse(0);
        return pages.rules().stream().map(rule -> line(rule, width)).collect(Collectors.joining());
    }

    private static String line(RulePage rule, int width) {
        return rule.id() + " ".repeat(width - rule.id().length() + 2) + rule.title() + "\n";
    }
}
