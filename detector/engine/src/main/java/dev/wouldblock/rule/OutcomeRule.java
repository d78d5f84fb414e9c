package dev.wouldblock.rule;

import dev.wouldblock.flow.Examined;
import java.util.Optional;

/** A rule about the outcome of an operation on a non-blocking channel. */
public interface OutcomeRule extends Rule {
    /** What this rule says of an operation; empty when it has nothing to say. */
    Optional<Judgement> judge(Examined examined);
}
