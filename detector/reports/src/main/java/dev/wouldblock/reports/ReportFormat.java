package dev.wouldblock.reports;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The formats a user can ask for. */
public enum ReportFormat {
    /** For people: the message, the code, the path to it and the fixes. */
    TEXT("text", "wouldblock.txt", TextReport::new),
    /** One line per finding, for editors and {@code grep}. */
    CONCISE("concise", "wouldblock-concise.txt", ConciseReport::new),
    /** SARIF 2.1.0, for code scanning services and review bots. */
    SARIF("sarif", "wouldblock.sarif", SarifReport::new),
    /** Workflow commands of GitHub Actions, which annotate a change. */
    GITHUB("github", "wouldblock-github.txt", GithubReport::new),
    /** GitLab's code quality report. */
    GITLAB("gitlab", "wouldblock-gitlab.json", GitlabReport::new),
    /** For the summary of a job and comments on a change. */
    MARKDOWN("markdown", "wouldblock.md", MarkdownReport::new),
    /** Everything, for scripts; versioned, with a schema. */
    JSON("json", "wouldblock.json", JsonReport::new),
    /** For reviewdog, one diagnostic a line. */
    RDJSONL("rdjsonl", "wouldblock.rdjsonl", RdjsonlReport::new),
    /** The XML of Checkstyle, for build servers and old plugins. */
    CHECKSTYLE("checkstyle", "wouldblock-checkstyle.xml", CheckstyleReport::new),
    /** JUnit's XML, for the test view of a build server. */
    JUNIT("junit", "wouldblock-junit.xml", JunitReport::new),
    /** One page that needs nothing else, for reading. */
    HTML("html", "wouldblock.html", HtmlReport::new),
    /** Generic issues of SonarQube 10.3 and newer. */
    SONAR("sonar", "wouldblock-sonar.json", SonarReport::new);

    private final String id;
    private final String file;
    private final Function<ReportContext, Report> maker;

    ReportFormat(String id, String file, Function<ReportContext, Report> maker) {
        this.id = id;
        this.file = file;
        this.maker = maker;
    }

    public String id() {
        return id;
    }

    /** Name of a file with such a report where the user gives none; no other format has it. */
    public String file() {
        return file;
    }

    /** A writer of this format; it is for one thread. */
    public Report create(ReportContext context) {
        return maker.apply(context);
    }

    public static Optional<ReportFormat> of(String id) {
        return Arrays.stream(values()).filter(format -> format.id.equals(id)).findFirst();
    }

    public static List<String> ids() {
        return Arrays.stream(values()).map(ReportFormat::id).toList();
    }
}
