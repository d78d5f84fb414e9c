package dev.wouldblock.flow;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.model.FieldRef;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.Op;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Walks from every operation of a program, with the outcomes that the known mode of its channel allows, and from every call
 * of a method that passes such an outcome on.
 */
public final class Examination {
    private static final int MAX_CHAIN = 3;

    private final Symbols symbols;
    private final Numberings numberings;
    private final Effects effects;
    private final TlsRecords tlsRecords;
    private final ScratchBuffers scratch;

    private ModeAnalysis modes;

    public Examination(Symbols symbols, Numberings numberings) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.effects = new Effects(symbols);
        this.tlsRecords = new TlsRecords(symbols, numberings);
        this.scratch = new ScratchBuffers(symbols, numberings, effects);
        this.modes = new ModeAnalysis(symbols, numberings, Map.of());
    }

    /** Examines the whole program. */
    public List<Examined> run() {
        List<Examined> first = examineAll();
        Map<String, Mode> wrappers = wrappers(first);
        if (wrappers.isEmpty()) {
            return first;
        }
        modes = new ModeAnalysis(symbols, numberings, wrappers);
        return examineAll();
    }

    /** The modes of what a call is given, the receiver first; to be asked after {@link #run()}. */
    public List<Mode> modes(CallGraph.Site site) {
        return modes.arguments(site);
    }

    private List<Examined> examineAll() {
        List<Examined> done = new ArrayList<>();
        List<OperationSite> sites = modes.operations();
        Set<String> known = new HashSet<>();
        while (!sites.isEmpty()) {
            List<OperationSite> next = new ArrayList<>();
            for (OperationSite site : sites) {
                Examined examined = examine(site);
                done.add(examined);
                if (site.depth() < MAX_CHAIN) {
                    next.addAll(callers(examined));
                }
            }
            sites = next.stream().filter(s -> known.add(s.key())).toList();
        }
        return done;
    }

    private Examined examine(OperationSite site) {
        Map<Outcome, List<Ending>> endings = new EnumMap<>(Outcome.class);
        for (Outcome outcome : site.operation().outcomes()) {
            if (isAsked(site, outcome)) {
                Walk walk = new Walk(symbols, effects, numberings, scratch, site, outcome);
                endings.put(outcome, walk.run(start(site, outcome)));
            }
        }
        return new Examined(site, traits(site), endings);
    }

    private Set<Examined.Trait> traits(OperationSite site) {
        Set<Examined.Trait> traits = EnumSet.noneOf(Examined.Trait.class);
        if (site.mode().isSelected() || hasSelector(site.method())) {
            traits.add(Examined.Trait.SELECTOR_IN_SCOPE);
        }
        if (calls(site.method(), FactKind.CLOCK)) {
            traits.add(Examined.Trait.DEADLINE_IN_SCOPE);
        }
        if (Capacity.exceedsOneCall(symbols, numberings.of(site.method()), site)) {
            traits.add(Examined.Trait.MANY_BUFFERS);
        }
        if (site.buffers().stream().anyMatch(b -> tlsRecords.isIn(site.method(), b))) {
            traits.add(Examined.Trait.TLS_RECORDS);
        }
        return traits;
    }

    /** Only a loop can read into a buffer twice, and only who alone has the buffer knows that nobody empties it. */
    private boolean isAsked(OperationSite site, Outcome outcome) {
        boolean isTold = site.answers().isEmpty()
                || !site.answers()
                        .get(site.operation().outcomes().indexOf(outcome))
                        .equals(Range.ALL);
        return isTold
                && !(outcome == Outcome.EOF && site.endIsDone())
                && site.operation().mayEnd(outcome, site.mode())
                && (outcome != Outcome.FULL
                        || site.isInLoop()
                                && site.buffers().stream()
                                        .allMatch(b -> numberings.ownership().owns(site.method(), b, site.call())));
    }

    /** Whether a method is given a selector or a key, or its class keeps one. */
    private boolean hasSelector(MethodModel method) {
        return Stream.concat(
                        Stream.of(method.descriptor()),
                        symbols.program().find(method.owner()).stream()
                                .flatMap(c -> c.fields().stream())
                                .map(FieldRef::descriptor))
                .anyMatch(d ->
                        d.contains("java/nio/channels/Selector;") || d.contains("java/nio/channels/SelectionKey;"));
    }

    private boolean calls(MethodModel method, FactKind kind) {
        return method.blocks().stream()
                .flatMap(b -> b.ops().stream())
                .anyMatch(
                        op -> op instanceof Op.Call call && symbols.knowledge().is(kind, call.method()));
    }

    private static Step start(OperationSite site, Outcome outcome) {
        @Nullable Step step = null;
        Optional<Mode.Evidence> mode = site.mode().evidence();
        if (mode.isPresent()) {
            step = new Step(
                    null, mode.get().method(), mode.get().position(), mode.get().phrase(), 0);
        }
        for (OperationSite s = site.root(); ; s = above(site, s)) {
            String phrase = s.inner().isEmpty()
                    ? Phrases.start(s, outcome)
                    : s.call().method().display() + passing(s);
            step = new Step(step, s.method(), s.position(), phrase, s == site ? 0 : 1);
            if (s == site) {
                return step;
            }
        }
    }

    private static String passing(OperationSite site) {
        if (!site.answers().isEmpty()) {
            return " tells it with an answer of its own";
        }
        return site.resultIsOutcome() ? " passes it on" : " does not look at it";
    }

    private static OperationSite above(OperationSite top, OperationSite site) {
        OperationSite s = top;
        while (s.inner().get(0) != site) {
            s = s.inner().get(0);
        }
        return s;
    }

    /** The calls of the operation's method, when all that the method does with the outcome is to pass it on. */
    private List<OperationSite> callers(Examined examined) {
        Optional<PassedOn> passed = PassedOn.of(examined);
        if (passed.isEmpty()) {
            return List.of();
        }
        OperationSite inner = examined.site();
        List<OperationSite> found = new ArrayList<>();
        for (CallGraph.Site caller : symbols.calls().callers(inner.method())) {
            Optional<Numbering.State> reachable = numberings.of(caller.method()).entry(caller.block());
            if (reachable.isEmpty()) {
                continue;
            }
            Numbering.State before = numberings.of(caller.method()).before(caller.block(), caller.op());
            List<Value> arguments = before.get(caller.call().arguments());
            Optional<Value> channel = inCaller(inner.channel(), arguments);
            List<Optional<Value>> buffers =
                    inner.buffers().stream().map(b -> inCaller(b, arguments)).toList();
            Mode mode = modeInCaller(inner, modes.arguments(caller));
            if (!inner.operation().mayBlock(mode)
                    || channel.isEmpty()
                    || !passed.get().isResult() && buffers.stream().anyMatch(Optional::isEmpty)) {
                continue;
            }
            found.add(new OperationSite(
                    caller.method(),
                    caller.block(),
                    caller.op(),
                    caller.call(),
                    inner.operation(),
                    channel.get(),
                    passed.get().answers().isEmpty()
                            ? buffers.stream()
                                    .flatMap(Optional::stream)
                                    .flatMap(b -> withElements(caller.method(), b))
                                    .toList()
                            : List.of(),
                    mode,
                    passed.get().isResult(),
                    passed.get().answers(),
                    passed.get().endIsDone(),
                    List.of(inner)));
        }
        return found;
    }

    /** A channel that the caller hands over is judged by what the caller knows: it may serve blocking ones, too. */
    private static Mode modeInCaller(OperationSite inner, List<Mode> arguments) {
        return inner.channel() instanceof Value.Param p && p.index() < arguments.size()
                ? arguments.get(p.index()).ofKind(inner.mode())
                : inner.mode();
    }

    /** A buffer, or an array and the buffers in it. */
    private Stream<Value> withElements(MethodModel method, Value buffer) {
        return Stream.concat(Stream.of(buffer), numberings.of(method).elements(buffer).stream());
    }

    /** A value of a method as its caller sees it; empty when it is the method's own. */
    private static Optional<Value> inCaller(Value value, List<Value> arguments) {
        return value instanceof Value.Constant ? Optional.empty() : Given.renamed(value, arguments);
    }

    /** The types of the program that are channels and pass on what a non-blocking channel answers. */
    private Map<String, Mode> wrappers(List<Examined> examined) {
        Map<String, Mode> found = new HashMap<>();
        for (Examined e : examined) {
            MethodModel method = e.site().method();
            boolean readsOrWrites =
                    method.name().equals("read") || method.name().equals("write");
            if (readsOrWrites
                    && e.site().mode().isNonBlocking()
                    && isChannelMethod(method)
                    && PassedOn.of(e)
                            .filter(p -> p.isResult() && p.answers().isEmpty())
                            .isPresent()) {
                Mode mode = e.site().mode().onlyFor(e.site().operation());
                symbols.hierarchy().withSupertypes(method.owner()).stream()
                        .filter(c -> symbols.isChannel(c.name()))
                        .forEach(c -> found.merge(c.name(), mode, Mode::join));
            }
        }
        return found;
    }

    private boolean isChannelMethod(MethodModel method) {
        return symbols.isChannel(method.owner()) && method.descriptor().startsWith("(Ljava/nio/ByteBuffer;)");
    }
}
