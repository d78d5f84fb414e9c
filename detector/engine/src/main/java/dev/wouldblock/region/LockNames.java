package dev.wouldblock.region;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.List;
import java.util.Optional;

/**
 * Tells the locks of a program apart by the fields that hold them, or by the class that is one. A lock that was handed in,
 * or comes from a collection, has no name.
 */
final class LockNames {
    /**
     * A lock, or one of its two sides.
     *
     * @param name the class and the field, the same for both sides
     * @param isShared whether several threads may hold it at a time, as long as nobody holds the other side
     */
    record Name(String name, boolean isShared) {
        boolean excludes(Name other) {
            return name.equals(other.name) && !(isShared && other.isShared);
        }
    }

    private final Symbols symbols;
    private final Numberings numberings;

    LockNames(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
    }

    /**
     * The lock that a call takes, gives back or answers a side of.
     *
     * @param lock its receiver
     */
    Optional<Name> of(MethodModel method, Op.Call call, Value lock) {
        return name(method, lock).map(n -> new Name(n.name(), n.isShared() || isShared(call)));
    }

    private boolean isShared(Op.Call call) {
        return symbols.knowledge().about(call.method()).stream()
                .anyMatch(fact -> fact.value("shared", "").equals("yes"));
    }

    private Optional<Name> name(MethodModel method, Value lock) {
        if (lock.equals(new Value.Param(0)) && !method.isStatic()) {
            return Optional.of(new Name(method.owner(), false));
        }
        if (lock instanceof Value.FieldOf field) {
            return Optional.of(keptSide(field.fullName()).orElse(new Name(field.fullName(), false)));
        }
        return side(method, lock).or(() -> newInField(method, lock));
    }

    private Optional<Name> side(MethodModel method, Value lock) {
        return lock.callIn(method)
                .filter(call -> call.hasReceiver() && symbols.knowledge().is(FactKind.LOCK_SIDE, call.method()))
                .flatMap(call -> numberings.of(method).arguments(call).flatMap(a -> of(method, call, a.get(0))));
    }

    /** What a field holds when it only ever holds one side of a lock that another field holds. */
    private Optional<Name> keptSide(String field) {
        List<Optional<Name>> kept = symbols.accesses().stores(field).stream()
                .filter(place -> numberings.of(place.method()).isReachable(place.block()))
                .map(place -> side(
                        place.method(),
                        numberings
                                .of(place.method())
                                .taken(place.block(), place.op())
                                .get(0)))
                .distinct()
                .toList();
        return kept.size() == 1 ? kept.get(0) : Optional.empty();
    }

    /** A lock that the method has just made and put into a field. */
    private Optional<Name> newInField(MethodModel method, Value lock) {
        return numberings.of(method).uses(lock).stream()
                .filter(Op.StoreField.class::isInstance)
                .map(op -> symbols.fieldName(((Op.StoreField) op).field()))
                .map(field -> new Name(field, false))
                .findFirst();
    }
}
