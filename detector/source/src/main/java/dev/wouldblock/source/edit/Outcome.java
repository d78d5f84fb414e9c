package dev.wouldblock.source.edit;

/**
 * How a value is told from others.
 *
 * @param met the test, with {@code %s} for the value
 * @param notMet its opposite
 */
record Outcome(String met, String notMet) {
    static final Outcome NULL = new Outcome("%s == null", "%s != null");
    static final Outcome FALSE = new Outcome("!%s", "%s");
    static final Outcome NOTHING = new Outcome("%s == 0", "%s != 0");
    static final Outcome END = new Outcome("%s < 0", "%s >= 0");

    String isMetBy(String value) {
        return met.replace("%s", value);
    }

    String isNotMetBy(String value) {
        return notMet.replace("%s", value);
    }
}
