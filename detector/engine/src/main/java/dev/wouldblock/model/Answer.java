package dev.wouldblock.model;

/** A three-valued answer; what is unknown must never lead to a finding. */
public enum Answer {
    YES,
    NO,
    UNKNOWN
}
