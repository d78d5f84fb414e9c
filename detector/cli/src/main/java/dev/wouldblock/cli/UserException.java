package dev.wouldblock.cli;

/** Something only the user can put right. */
final class UserException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;

    /** @param problem one line that says what is wrong */
    UserException(String problem) {
        super(problem);
        this.problem = problem;
    }

    UserException(String problem, Throwable cause) {
        super(problem, cause);
        this.problem = problem;
    }

    String problem() {
        return problem;
    }
}
