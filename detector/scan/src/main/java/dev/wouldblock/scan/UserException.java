package dev.wouldblock.scan;

/** Something only the user can put right. */
public final class UserException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;

    /** @param problem one line that says what is wrong */
    public UserException(String problem) {
        super(problem);
        this.problem = problem;
    }

    public UserException(String problem, Throwable cause) {
        super(problem, cause);
        this.problem = problem;
    }

    public String problem() {
        return problem;
    }

    /** The same about something that the user knows by a name: an option, a parameter. */
    public UserException about(String name) {
        return new UserException(name + ": " + problem, this);
    }
}
