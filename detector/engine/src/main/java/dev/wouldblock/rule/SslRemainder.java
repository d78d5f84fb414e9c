package dev.wouldblock.rule;

import dev.wouldblock.flow.Examined;
import dev.wouldblock.flow.Operation;
import dev.wouldblock.flow.Outcome;
import dev.wouldblock.protocol.Misuse;
import java.util.Optional;

/** The rest of a TLS record is lost, or nobody looks at what the engine answers. */
final class SslRemainder implements OutcomeRule, ProtocolRule {
    @Override
    public Optional<Judgement> judge(Examined examined) {
        return examined.site().operation() == Operation.UNWRAP
                ? Endings.spin(examined, Outcome.ZERO)
                : examined.has(Examined.Trait.TLS_RECORDS) ? LostWrite.judge(examined) : Optional.empty();
    }

    @Override
    public boolean isAbout(Misuse misuse) {
        return misuse.kind() == Misuse.Kind.TLS_STATUS_DROPPED;
    }
}
