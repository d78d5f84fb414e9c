package dev.wouldblock.reports;

import dev.wouldblock.catalog.Severity;

/** How a finding is announced; the words are those of SARIF and of compilers. */
enum Level {
    ERROR("error", "error"),
    WARNING("warning", "warning"),
    NOTE("note", "recommendation");

    private final String word;
    private final String problem;

    Level(String word, String problem) {
        this.word = word;
        this.problem = problem;
    }

    static Level of(Severity severity) {
        return switch (severity) {
            case HIGH -> ERROR;
            case MEDIUM -> WARNING;
            case LOW -> NOTE;
        };
    }

    String word() {
        return word;
    }

    /** The word of the {@code problem.severity} property, which code scanning services filter by. */
    String problem() {
        return problem;
    }
}
