package dev.wouldblock.catalog;

/** How bad the consequence in production is. */
public enum Severity {
    HIGH,
    MEDIUM,
    LOW
}
