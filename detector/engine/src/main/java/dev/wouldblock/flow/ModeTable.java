package dev.wouldblock.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the whole program says of the channels in fields, parameters and returned values. */
final class ModeTable {
    private final Map<String, Mode> fields = new HashMap<>();
    /** Set on a field's channel itself, which outweighs the mode that it had when it was stored. */
    private final Map<String, Mode> configuredFields = new HashMap<>();

    private final Map<String, Mode> parameters = new HashMap<>();
    private final Map<String, Mode> returns = new HashMap<>();
    /** The mode in which a method leaves a channel that it was given. */
    private final Map<String, Mode> effects = new HashMap<>();
    /** The fields into which a method stores a parameter. */
    private final Map<String, Set<String>> stores = new HashMap<>();
    /** Channels of the program's own types that pass an outcome on. */
    private final Map<String, Mode> wrappers;

    private boolean changed;

    ModeTable(Map<String, Mode> wrappers) {
        this.wrappers = wrappers;
    }

    /** The name of a field whatever the object, or empty when the value is no field. */
    static Optional<String> fieldKey(Value value) {
        if (!(value instanceof Value.FieldOf f)) {
            return Optional.empty();
        }
        boolean isPart = f.name().endsWith("()");
        return isPart
                ? f.object().flatMap(ModeTable::fieldKey).map(k -> k + "." + f.name())
                : Optional.of(f.owner() + "." + f.name());
    }

    Mode field(String key) {
        Mode stored = fields.getOrDefault(key, Mode.NOTHING);
        Mode set = configuredFields.get(key);
        return set == null
                ? stored
                : stored.with(0, Optional.empty()).join(stored.isNonBlocking() ? stored.join(set) : set);
    }

    Mode parameter(String method, int index) {
        return parameters.getOrDefault(method + "#" + index, Mode.NOTHING);
    }

    Mode returned(String method) {
        return returns.getOrDefault(method, Mode.NOTHING);
    }

    Optional<Mode> effect(String method, int index) {
        return Optional.ofNullable(effects.get(method + "#" + index));
    }

    Set<String> stores(String method, int index) {
        return stores.getOrDefault(method + "#" + index, Set.of());
    }

    Mode wrapper(String type) {
        return wrappers.getOrDefault(type, Mode.NOTHING);
    }

    void addField(String key, Mode mode) {
        add(fields, key, mode);
    }

    void addConfigured(String key, Mode mode) {
        add(configuredFields, key, mode);
    }

    void addParameter(String method, int index, Mode mode) {
        add(parameters, method + "#" + index, mode);
    }

    void addReturned(String method, Mode mode) {
        add(returns, method, mode);
    }

    void addEffect(String method, int index, Mode mode) {
        add(effects, method + "#" + index, mode);
    }

    void addStore(String method, int index, String field) {
        changed |= stores.computeIfAbsent(method + "#" + index, k -> new HashSet<>())
                .add(field);
    }

    private void add(Map<String, Mode> map, String key, Mode mode) {
        if (mode.equals(Mode.NOTHING)) {
            return;
        }
        Mode old = map.getOrDefault(key, Mode.NOTHING);
        Mode joined = old.join(mode);
        if (!joined.equals(old)) {
            map.put(key, joined);
            changed = true;
        }
    }

    /** Whether anything was learnt since the last call. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }
}
