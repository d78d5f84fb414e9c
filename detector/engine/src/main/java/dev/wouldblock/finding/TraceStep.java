package dev.wouldblock.finding;

/**
 * One step of the path that leads to a finding.
 *
 * @param phrase plain words that say what happens there, without a full stop
 * @param depth calls between the flagged method and this step, 0 or more
 */
public record TraceStep(Location location, String phrase, int depth) {}
