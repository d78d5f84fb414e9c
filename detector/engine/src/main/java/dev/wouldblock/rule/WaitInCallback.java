package dev.wouldblock.rule;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.region.BlockedCall;
import dev.wouldblock.region.Region;
import java.util.Optional;

/** A client is asked synchronously from its own callback. */
final class WaitInCallback implements RegionRule {
    @Override
    public boolean isAbout(BlockedCall call) {
        Optional<Fact> callback = call.region().fact();
        return call.region().kind() == Region.Kind.EVENT_LOOP
                && call.fact().value("why", "").equals("network")
                && callback.filter(c -> packageOf(c).equals(packageOf(call.fact())))
                        .isPresent();
    }

    private static String packageOf(Fact fact) {
        return fact.owner().substring(0, Math.max(0, fact.owner().lastIndexOf('/')));
    }
}
