package dev.wouldblock.finding;

/** How sure the analysis is that the code can meet the outcome and mishandles it. */
public enum Confidence {
    HIGH,
    NORMAL,
    LOW
}
