package dev.wouldblock.model;

/**
 * A place in a source file.
 *
 * @param line line of the method name of a call, or of the statement; 1-based, 0 when unknown (no line table)
 * @param column first column of the expression, 1-based, 0 when unknown (class files have none)
 * @param endColumn column after the last character, 0 when unknown
 */
public record Position(int line, int column, int endColumn) {
    public static final Position UNKNOWN = new Position(0, 0, 0);

    public static Position ofLine(int line) {
        return new Position(line, 0, 0);
    }

    public boolean isKnown() {
        return line > 0;
    }
}
