package dev.wouldblock.source.edit;

import java.util.Optional;

/** The answer says that there is nothing yet: what needs it is skipped. */
final class LeaveOut implements EditRule {
    private final String title;
    private final Outcome outcome;
    private final boolean isResultAll;
    private final String[] names;

    /**
     * @param isResultAll whether the call has no other effect, such as a buffer that it fills
     * @param names for a variable that holds the result, the best first
     */
    LeaveOut(String title, Outcome outcome, boolean isResultAll, String... names) {
        this.title = title;
        this.outcome = outcome;
        this.isResultAll = isResultAll;
        this.names = names.clone();
    }

    @Override
    public Optional<Draft> draft(Site site) {
        Guard guard = new Guard(site.text(), outcome);
        return site.ignored()
                .flatMap(statement -> guard.around(statement, site.call()))
                .or(() -> Held.guarded(site, guard))
                .or(() -> Hoisting.of(site, names)
                        .flatMap(hoisted -> isResultAll ? hoisted.leaveOutOn(outcome) : hoisted.guarded(guard)))
                .map(replacements -> new Draft(title, replacements));
    }
}
