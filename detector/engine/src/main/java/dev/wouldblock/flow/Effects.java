package dev.wouldblock.flow;

import dev.wouldblock.catalog.Fact;
import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.catalog.Knowledge;
import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.Mentions;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What running a method may do, itself or in the methods of the program that it calls. */
public final class Effects {
    /**
     * @param waits it may park the thread
     * @param mayWait it calls code outside the program of which that is not known
     * @param closes it may give up a channel, a key or a selector
     * @param fields the fields with a type of {@code java.nio} that it may read or write
     */
    public record Effect(boolean waits, boolean mayWait, boolean closes, Set<String> fields) {
        static final Effect NONE = new Effect(false, false, false, Set.of());

        Effect join(Effect other) {
            if (other == NONE || other == this || other.equals(NONE) || equals(other)) {
                return this;
            }
            Set<String> all = fields;
            if (!fields.containsAll(other.fields)) {
                all = new HashSet<>(fields);
                all.addAll(other.fields);
            }
            return new Effect(waits || other.waits, mayWait || other.mayWait, closes || other.closes, all);
        }
    }

    private final Symbols symbols;
    private final Map<MethodModel, Effect> effects = new IdentityHashMap<>();
    private final Map<MethodRef, Effect> library = new HashMap<>();

    public Effects(Symbols symbols) {
        this.symbols = symbols;
    }

    public Effect of(MethodModel method) {
        if (!effects.containsKey(method)) {
            settle(method);
        }
        return effects.getOrDefault(method, Effect.NONE);
    }

    /** Finds the effects of a method and of all that it leads to, as far as they are not known from an earlier question. */
    private void settle(MethodModel start) {
        Map<MethodModel, Set<MethodModel>> callers = new IdentityHashMap<>();
        Deque<MethodModel> work = new ArrayDeque<>();
        for (MethodModel method : reachable(start, callers)) {
            if (effects.getOrDefault(method, Effect.NONE) != Effect.NONE) {
                work.add(method);
            }
        }
        while (!work.isEmpty()) {
            MethodModel method = work.poll();
            for (MethodModel caller : callers.getOrDefault(method, Set.of())) {
                Effect old = effects.getOrDefault(caller, Effect.NONE);
                Effect joined = old.join(effects.getOrDefault(method, Effect.NONE));
                if (!joined.equals(old)) {
                    effects.put(caller, joined);
                    work.add(caller);
                }
            }
        }
    }

    /**
     * The methods that are met for the first time, each with what it does itself, and those known before to which they lead.
     *
     * @param callers is told which of the new ones call a method
     */
    private Set<MethodModel> reachable(MethodModel start, Map<MethodModel, Set<MethodModel>> callers) {
        Set<MethodModel> met = new LinkedHashSet<>(Set.of(start));
        Deque<MethodModel> work = new ArrayDeque<>(met);
        while (!work.isEmpty()) {
            MethodModel method = work.poll();
            if (effects.containsKey(method)) {
                continue;
            }
            effects.put(method, direct(method));
            for (Mentions.Call call : method.mentions().calls()) {
                for (MethodModel target : symbols.calls().targets(call)) {
                    callers.computeIfAbsent(target, k -> new LinkedHashSet<>()).add(method);
                    if (met.add(target)) {
                        work.add(target);
                    }
                }
            }
        }
        return met;
    }

    /** The effect of a call outside the program. */
    public Effect ofLibrary(MethodRef method) {
        return library.computeIfAbsent(method, this::known);
    }

    private Effect known(MethodRef method) {
        Knowledge knowledge = symbols.knowledge();
        Optional<Fact> wait = knowledge.waits(method);
        boolean harmless = List.of(FactKind.NO_WAIT, FactKind.PURE, FactKind.LOGS).stream()
                        .anyMatch(kind -> knowledge.is(kind, method))
                && knowledge
                        .find(FactKind.RUNS, method)
                        .filter(f -> f.argument("argument") < 0)
                        .isEmpty();
        // A constructor outside the program makes an object; threads are parked by the methods called on it.
        return new Effect(
                wait.isPresent(),
                !harmless && !method.isConstructor(),
                knowledge.is(FactKind.CLOSES, method),
                Set.of());
    }

    private Effect direct(MethodModel method) {
        Effect effect = Effect.NONE;
        Mentions mentions = method.mentions();
        for (Mentions.Call call : mentions.calls()) {
            if (symbols.calls().targets(call).isEmpty()) {
                effect = effect.join(ofLibrary(call.method()));
            }
        }
        for (FieldRef field : mentions.loads()) {
            effect = effect.join(touches(field));
        }
        for (FieldRef field : mentions.stores()) {
            effect = effect.join(touches(field));
        }
        return effect;
    }

    private Effect touches(FieldRef field) {
        if (!field.descriptor().contains("java/nio/")) {
            return Effect.NONE;
        }
        return ModeTable.fieldKey(symbols.field(Optional.empty(), field))
                .map(key -> new Effect(false, false, false, Set.of(key)))
                .orElse(Effect.NONE);
    }
}
