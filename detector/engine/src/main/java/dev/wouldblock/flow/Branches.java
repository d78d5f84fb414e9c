package dev.wouldblock.flow;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.Op;
import dev.wouldblock.model.Terminator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes a path over branches: the way that the outcome decides, or every way. */
final class Branches {
    /** The field that a compiler makes for the assertions of a class (JLS 14.10). */
    private static final String ASSERTIONS = "$assertionsDisabled";

    private final Walk walk;
    private final Subject subject;

    Branches(Walk walk) {
        this.walk = walk;
        this.subject = walk.subject;
    }

    void branch(Path path, Path.Frame frame, Terminator.Branch b) {
        if (subject.is(Operation.LOCK)
                && frame.get(b.left()).value() instanceof Value.FieldOf f
                && f.name().equals(ASSERTIONS)) {
            // Who asserts that the lock is there has thought of it.
            walk.enter(path, b.comparison() == Terminator.Comparison.EQUAL ? b.whenTrue() : b.whenFalse());
            return;
        }
        Datum left = learnt(path, frame.get(b.left()));
        Datum right = b.right() == Op.NONE ? Datum.unknown(Value.Constant.of(0)) : learnt(path, frame.get(b.right()));
        Answer answer = Range.compare(b.comparison(), left.at(subject.index), right.at(subject.index));
        boolean depends = left.dependsOnOutcome() || right.dependsOnOutcome();
        read(path, left);
        read(path, right);
        if (answer == Answer.UNKNOWN) {
            if (depends && !(isUnchanged(path, left) && isUnchanged(path, right))) {
                walk.finish(path, b.position(), Ending.Kind.HANDLED, "a test tells it apart");
                return;
            }
            if (depends) {
                // The sum is what it was before, and so is the answer of the test; which it was is not known.
                path.apart.add(Outcome.DONE);
            }
            remember(path, left);
            remember(path, right);
            path.doubtful |= path.apart.contains(Outcome.DONE);
            Path other = path.copy();
            learn(path, left, right, b.comparison() == Terminator.Comparison.EQUAL, b.comparison());
            learn(other, left, right, b.comparison() == Terminator.Comparison.NOT_EQUAL, b.comparison());
            walk.enter(path, b.whenTrue());
            walk.enter(other, b.whenFalse());
            return;
        }
        if (depends) {
            Set<Outcome> apart = EnumSet.noneOf(Outcome.class);
            for (int i = 0; i < subject.outcomes(); i++) {
                if (Range.compare(b.comparison(), left.at(i), right.at(i)) != answer) {
                    apart.add(subject.site.operation().outcomes().get(i));
                }
            }
            path.endTold |= apart.contains(Outcome.EOF) && !apart.contains(Outcome.DONE);
            tell(path, apart);
            path.step(b.position(), Phrases.test(subject.outcome, path.apart.isEmpty()));
        }
        int skipped = answer == Answer.YES ? b.whenFalse() : b.whenTrue();
        if (depends && path.worked && releases(frame, skipped)) {
            walk.finish(
                    path,
                    b.position(),
                    Ending.Kind.UNLOCKED,
                    "the work is done without the lock: null is tested only before the release");
            return;
        }
        walk.enter(path, answer == Answer.YES ? b.whenTrue() : b.whenFalse());
    }

    /** What was done before the end of the stream is known can not be the reaction to it. */
    private void tell(Path path, Set<Outcome> apart) {
        boolean knewTheEnd = path.endIsTold();
        path.apart.addAll(apart);
        path.acted &= subject.outcome != Outcome.EOF || knewTheEnd || !path.endIsTold();
    }

    /** Whether a block does nothing with the lock but release it, as the end of a try-with-resources does. */
    private boolean releases(Path.Frame frame, int block) {
        Map<Integer, Datum> moved = new HashMap<>();
        for (Op op : frame.method.blocks().get(block).ops()) {
            if (op instanceof Op.Move m) {
                moved.put(m.result(), moved.getOrDefault(m.source(), frame.get(m.source())));
            } else if (op instanceof Op.Call call) {
                int receiver =
                        call.arguments().isEmpty() ? Op.NONE : call.arguments().get(0);
                return walk.symbols.knowledge().is(FactKind.CLOSES, call.method())
                        && moved.getOrDefault(receiver, frame.get(receiver)).dependsOnOutcome();
            }
        }
        return false;
    }

    private void read(Path path, Datum datum) {
        if (datum.dependsOnOutcome()) {
            boolean look = subject.looks.contains(datum.value());
            path.looked |= look;
            path.resultRead |= !look;
        }
    }

    /** Only a test of something that a loop carries on can show that the loop counts. */
    private static void remember(Path path, Datum tested) {
        Value value = tested.value();
        if (value instanceof Value.Computed || value instanceof Value.Phi || value instanceof Value.FieldOf) {
            path.conditions.add(value);
        }
    }

    private static boolean isUnchanged(Path path, Datum datum) {
        return !datum.dependsOnOutcome() || path.unchanged.contains(datum.value());
    }

    private static Datum learnt(Path path, Datum datum) {
        Range range = path.learnt.get(datum.value());
        return range == null || datum.dependsOnOutcome() ? datum : Datum.of(datum.value(), range);
    }

    /** After a test for equality with a constant the same value is known, so that a second test goes the same way. */
    private static void learn(Path path, Datum left, Datum right, boolean equal, Terminator.Comparison comparison) {
        boolean tells = comparison == Terminator.Comparison.EQUAL || comparison == Terminator.Comparison.NOT_EQUAL;
        if (tells && right.value() instanceof Value.Constant && !(left.value() instanceof Value.Constant)) {
            if (equal) {
                path.learnt.put(left.value(), right.at(0));
                if (right.at(0).isExactly(0)) {
                    path.taken.remove(left.value());
                }
            } else if (right.at(0).isExactly(0)) {
                path.learnt.put(left.value(), Range.NOT_ZERO);
            }
        }
    }

    void choose(Path path, Path.Frame frame, Terminator.Switch s) {
        Datum selector = learnt(path, frame.get(s.selector()));
        Optional<Integer> chosen = target(s, selector.at(subject.index));
        if (selector.dependsOnOutcome()) {
            path.resultRead = true;
            if (chosen.isEmpty()) {
                walk.finish(path, s.position(), Ending.Kind.HANDLED, "a switch tells it apart");
                return;
            }
            Set<Outcome> apart = EnumSet.noneOf(Outcome.class);
            for (int i = 0; i < subject.outcomes(); i++) {
                if (!target(s, selector.at(i)).equals(chosen)) {
                    apart.add(subject.site.operation().outcomes().get(i));
                }
            }
            tell(path, apart);
            walk.enter(path, chosen.get());
        } else if (chosen.isPresent()) {
            walk.enter(path, chosen.get());
        } else {
            remember(path, selector);
            path.doubtful |= path.apart.contains(Outcome.DONE);
            Numbering.successors(s).forEach(target -> walk.enter(path.copy(), target));
        }
    }

    static Optional<Integer> target(Terminator.Switch s, Range selector) {
        if (selector.low() != selector.high()) {
            return Optional.empty();
        }
        int index = s.keys().indexOf(selector.low());
        return Optional.of(index < 0 ? s.defaultTarget() : s.targets().get(index));
    }
}
