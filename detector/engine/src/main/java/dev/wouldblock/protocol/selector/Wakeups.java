package dev.wouldblock.protocol.selector;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Given;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.protocol.Calls;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import dev.wouldblock.region.Loops;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A selection that is in progress does not see what another thread asks for: it has to be woken up. */
final class Wakeups implements Protocol {
    private static final int MAX_DOWN = 2;
    /** How the parameters of a selection end that takes a timeout; the names of classes may have a J in them, too. */
    private static final String TIMEOUT = "J)";
    /** Types of the JDK that ask for no more than one method, with that method. */
    private static final Map<String, String> PLAIN = Map.of(
            "java/lang/Object", "",
            "java/lang/Runnable", "run",
            "java/lang/Thread", "run",
            "java/lang/AutoCloseable", "close",
            "java/io/Closeable", "close");

    private final SelectorProgram program;
    private final Symbols symbols;
    private final SelectorCalls selectors;
    /** What the threads that select run, themselves or through others. */
    private final Set<MethodModel> ofLoops = Collections.newSetFromMap(new IdentityHashMap<>());
    /** The classes that change what a selector waits for. */
    private final Set<String> changing;

    Wakeups(SelectorProgram program) {
        this.program = program;
        this.symbols = program.symbols();
        this.selectors = program.selectors();
        this.changing = program.interest().changes().stream()
                .map(site -> site.method().owner())
                .collect(Collectors.toSet());
        Deque<MethodModel> work = new ArrayDeque<>();
        for (MethodModel method : symbols.program().methods()) {
            if (!selectors.selectsIn(method).isEmpty() && ofLoops.add(method)) {
                work.add(method);
            }
        }
        addCallersTo(work);
        while (!work.isEmpty()) {
            for (MethodModel next : runBy(work.poll())) {
                if (ofLoops.add(next)) {
                    work.add(next);
                }
            }
        }
    }

    /** A method that selects may be one round of a loop: its callers are of the loop, too. */
    private void addCallersTo(Deque<MethodModel> work) {
        Deque<MethodModel> up = new ArrayDeque<>(work);
        while (!up.isEmpty()) {
            for (MethodModel caller : symbols.calls().callingMethods(up.poll())) {
                if (ofLoops.add(caller)) {
                    work.add(caller);
                    up.add(caller);
                }
            }
        }
    }

    private List<MethodModel> runBy(MethodModel method) {
        return method.mentions()
                .runs()
                .flatMap(call -> symbols.calls().targets(call).stream())
                .toList();
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        boolean isApi = changing.contains(method.owner())
                && method.modifiers().contains(MethodModel.Modifier.PUBLIC)
                && symbols.calls().callingMethods(method).isEmpty()
                && !method.name().equals("<init>")
                && !overrides(method);
        if (!isApi || ofLoops.contains(method)) {
            return List.of();
        }
        List<Misuse> found = new ArrayList<>();
        for (MethodModel body : withHelpers(method)) {
            for (CallGraph.Site site : program.interest().in(body)) {
                if (isOfWaitingSelector(site) && !isPrepared(method)) {
                    found.add(misuse(site));
                }
            }
        }
        return found;
    }

    /** Whether a method belongs to a type that is not in the program: who calls it is then not known. */
    private boolean overrides(MethodModel method) {
        return !method.isStatic()
                && symbols.hierarchy().supertypes(method.owner()).stream()
                        .anyMatch(type ->
                                !PLAIN.containsKey(type) || PLAIN.get(type).equals(method.name()));
    }

    /** A method, and those of its class that it alone calls. */
    private List<MethodModel> withHelpers(MethodModel method) {
        List<MethodModel> all = new ArrayList<>(List.of(method));
        List<MethodModel> level = all;
        for (int down = 0; down < MAX_DOWN; down++) {
            level = level.stream()
                    .flatMap(m -> m.mentions().calls().stream())
                    .map(call -> symbols.calls().targets(call))
                    .filter(targets -> targets.size() == 1)
                    .map(targets -> targets.get(0))
                    .filter(target -> target.owner().equals(method.owner())
                            && symbols.calls().callers(target).size() == 1
                            && !ofLoops.contains(target)
                            && !all.contains(target))
                    .toList();
            all.addAll(level);
        }
        return all;
    }

    /** Whether a change is about a selector in a field, on which a loop of the same file waits without a limit. */
    private boolean isOfWaitingSelector(CallGraph.Site site) {
        List<Value> arguments = program.arguments(site);
        if (arguments.isEmpty()) {
            return false;
        }
        boolean registers = selectors.registers(site.call());
        boolean isKey = !registers && Given.is(arguments.get(0));
        Optional<String> selector = registers && arguments.size() > 1 ? field(arguments.get(1)) : Optional.empty();
        return (isKey || selector.isPresent())
                && program.neighbours().ofFile(site.method()).stream()
                        .anyMatch(m -> Calls.in(m, this::waitsWithoutLimit).stream()
                                .anyMatch(select -> (isKey || selector.equals(receiver(select))) && isInLoop(select)));
    }

    private boolean isInLoop(CallGraph.Site select) {
        return !new Loops(select.method()).around(select.block()).isEmpty()
                || !symbols.calls().callingMethods(select.method()).isEmpty();
    }

    private Optional<String> receiver(CallGraph.Site select) {
        return program.arguments(select).stream().findFirst().flatMap(Wakeups::field);
    }

    private static Optional<String> field(Value value) {
        return value instanceof Value.FieldOf f ? Optional.of(f.fullName()) : Optional.empty();
    }

    private boolean waitsWithoutLimit(Op.Call call) {
        return selectors.selects(call)
                && symbols.knowledge().waits(call.method()).isPresent()
                && !call.method().descriptor().contains(TIMEOUT);
    }

    /** Whether a method wakes the selector, opens it, starts the thread, or asks on which thread it is. */
    private boolean isPrepared(MethodModel method) {
        return withAllCalled(method).stream()
                .flatMap(m -> m.mentions().calls().stream())
                .anyMatch(call -> prepares(call.method()));
    }

    private Set<MethodModel> withAllCalled(MethodModel method) {
        Set<MethodModel> all = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<MethodModel> work = new ArrayDeque<>(List.of(method));
        while (!work.isEmpty()) {
            MethodModel next = work.poll();
            if (all.add(next)) {
                work.addAll(runBy(next));
            }
        }
        return all;
    }

    private boolean prepares(MethodRef method) {
        String name = method.name();
        return symbols.knowledge().is(FactKind.WAKES, method)
                || symbols.knowledge().is(FactKind.SUBMITS, method)
                || symbols.knowledge().is(FactKind.CURRENT_THREAD, method)
                || name.equals("start")
                || name.startsWith("open") && method.descriptor().endsWith("Ljava/nio/channels/Selector;")
                || name.startsWith("openSelector");
    }

    private static Misuse misuse(CallGraph.Site site) {
        return new Misuse(
                Misuse.Kind.CHANGED_WITHOUT_WAKEUP,
                site,
                "the thread that waits in select() does not see it until something else wakes it",
                Step.at(site, "another thread changes what the selector waits for"));
    }
}
