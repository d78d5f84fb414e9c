package dev.wouldblock.finding;

/**
 * A place where a rule finds something that the chosen profile does not report.
 *
 * @param rule rule id
 */
public record Withheld(String rule, Location location) {}
