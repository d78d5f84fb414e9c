package dev.wouldblock.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Working out the supertypes of a type can lead back to the same type, through imports of its own member types. Such a
 * cycle is cut; what was worked out while it was cut is right for its asker only and must not be remembered.
 */
final class CycleGuard {
    private final ThreadLocal<Deque<Object>> active = ThreadLocal.withInitial(ArrayDeque::new);
    private final ThreadLocal<Boolean> cut = ThreadLocal.withInitial(() -> false);

    /** @param last whether the value may be remembered */
    record Answer<T>(T value, boolean last) {}

    <T> Answer<T> run(Object subject, T whenCut, Supplier<T> work) {
        Deque<Object> now = active.get();
        for (@Nullable Object one : now) {
            if (one == subject) {
                cut.set(true);
                return new Answer<>(whenCut, false);
            }
        }
        now.push(subject);
        try {
            T value = work.get();
            return new Answer<>(value, now.size() == 1 || !cut.get());
        } finally {
            now.pop();
            if (now.isEmpty()) {
                cut.set(false);
            }
        }
    }
}
