package dev.wouldblock.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** When each entry changed last, counted in runs of methods. */
    private final Map<String, Integer> changes = new HashMap<>();

    private int now;
    /** The entries that the method under way has asked for. */
    private Set<String> asked = new HashSet<>();

    ModeTable(Map<String, Mode> wrappers) {
        this.wrappers = wrappers;
    }

    /** The name of a field whatever the object, or empty when the value is no field. */
    static Optional<String> fieldKey(Value value) {
        if (!(value instanceof Value.FieldOf f)) {
            return Optional.empty();
        }
        boolean isPart = f.isPart();
        return isPart
                ? f.object().flatMap(ModeTable::fieldKey).map(k -> k + "." + f.name())
                : Optional.of(f.fullName());
    }

    Mode field(String key) {
        asked.add("field " + key);
        Mode stored = fields.getOrDefault(key, Mode.NOTHING);
        Mode set = configuredFields.get(key);
        return set == null ? stored : stored.with(0, Optional.empty()).join(counts(stored) ? stored.join(set) : set);
    }

    /** Whether the mode in which a channel was stored stands beside the one that it gets in the field, which it may never get. */
    private static boolean counts(Mode stored) {
        return stored.isNonBlocking() || stored.has(Mode.SET_BLOCKING);
    }

    Mode parameter(String method, int index) {
        return get(parameters, "parameter ", method + "#" + index).orElse(Mode.NOTHING);
    }

    Mode returned(String method) {
        return get(returns, "return ", method).orElse(Mode.NOTHING);
    }

    Optional<Mode> effect(String method, int index) {
        return get(effects, "effect ", method + "#" + index);
    }

    Set<String> stores(String method, int index) {
        asked.add("store " + method + "#" + index);
        return stores.getOrDefault(method + "#" + index, Set.of());
    }

    private Optional<Mode> get(Map<String, Mode> map, String kind, String key) {
        asked.add(kind + key);
        return Optional.ofNullable(map.get(key));
    }

    Mode wrapper(String type) {
        return wrappers.getOrDefault(type, Mode.NOTHING);
    }

    void addField(String key, Mode mode) {
        add(fields, "field ", key, mode);
    }

    void addConfigured(String key, Mode mode) {
        add(configuredFields, "field ", key, mode);
    }

    void addParameter(String method, int index, Mode mode) {
        add(parameters, "parameter ", method + "#" + index, mode);
    }

    void addReturned(String method, Mode mode) {
        add(returns, "return ", method, mode);
    }

    void addEffect(String method, int index, Mode mode) {
        add(effects, "effect ", method + "#" + index, mode);
    }

    void addStore(String method, int index, String field) {
        String key = method + "#" + index;
        if (stores.computeIfAbsent(key, k -> new HashSet<>()).add(field)) {
            changes.put("store " + key, now);
        }
    }

    /** Where channels became non-blocking that are registered with a selector anywhere: all that go through there are alike. */
    Set<Mode.Evidence> ofRegistered() {
        return Stream.of(fields, configuredFields, parameters, returns, effects)
                .flatMap(modes -> modes.values().stream())
                .filter(mode -> mode.has(Mode.REGISTERED))
                .flatMap(mode -> mode.evidence().stream())
                .collect(Collectors.toSet());
    }

    private void add(Map<String, Mode> map, String kind, String key, Mode mode) {
        if (mode.equals(Mode.NOTHING)) {
            return;
        }
        Mode old = map.getOrDefault(key, Mode.NOTHING);
        Mode joined = old.join(mode);
        if (!joined.equals(old)) {
            map.put(key, joined);
            changes.put(kind + key, now);
        }
    }

    /** What a run of a method asked for, and when it ran. */
    record Run(int time, Set<String> asked) {}

    /** Runs the analysis of a method, and notes what it asks for. */
    Run run(Runnable analysis) {
        now++;
        asked = new HashSet<>();
        analysis.run();
        return new Run(now, asked);
    }

    /** Whether something that a run asked for has changed since, by the run itself or by a later one. */
    boolean isStale(Run run) {
        return run.asked().stream().anyMatch(key -> changes.getOrDefault(key, 0) >= run.time());
    }
}
