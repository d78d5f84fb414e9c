package dev.wouldblock.protocol.selector;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.CallGraph;
import dev.wouldblock.flow.Given;
import dev.wouldblock.flow.Step;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import dev.wouldblock.protocol.Calls;
import dev.wouldblock.protocol.Misuse;
import dev.wouldblock.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** OP_WRITE has to leave the interest set when nothing is left to write: an idle connection is always ready for it. */
final class WriteInterest implements Protocol {
    private static final int MAX_DOWN = 3;
    private final SelectorProgram program;

    WriteInterest(SelectorProgram program) {
        this.program = program;
    }

    @Override
    public List<Misuse> misuses(MethodModel method) {
        List<Misuse> found = new ArrayList<>();
        for (CallGraph.Site site : program.interest().in(method)) {
            if (program.interest()
                            .after(site, InterestOps.UNKNOWN)
                            .filter(ops -> ops.has(InterestOps.WRITE))
                            .isPresent()
                    && isOfLoop(site)
                    && isNeverRemoved(method)) {
                found.add(misuse(site));
            }
        }
        return found;
    }

    /** Whether the key belongs to a selector that goes on: not one that was opened for a single wait. */
    private boolean isOfLoop(CallGraph.Site site) {
        List<Value> arguments = program.arguments(site);
        boolean isGiven = !arguments.isEmpty()
                && Given.is(arguments.get(program.selectors().registers(site.call()) && arguments.size() > 1 ? 1 : 0));
        List<MethodModel> around = program.neighbours().of(site.method());
        return isGiven
                && around.stream().anyMatch(this::selectsGiven)
                && around.stream()
                        .flatMap(m -> m.mentions().calls().stream())
                        .anyMatch(call -> asksReady(call.method()));
    }

    private boolean selectsGiven(MethodModel method) {
        return program.selectors().selectsIn(method).stream()
                .flatMap(select -> program.arguments(select).stream().limit(1))
                .anyMatch(Given::is);
    }

    private static boolean asksReady(MethodRef method) {
        String name = method.name();
        return method.owner().equals(SelectorCalls.KEY) && (name.startsWith("is") || name.equals("readyOps"));
    }

    /** Whether no code around takes OP_WRITE out again, ends what has been written, or gives the key to code that may. */
    private boolean isNeverRemoved(MethodModel method) {
        return program.neighbours().of(method).stream()
                .allMatch(m -> program.interest().in(m).stream().allMatch(this::keepsWrite)
                        && !givesKeyAway(m)
                        && Calls.in(m, WriteInterest::asksWritable).stream().noneMatch(this::mayEnd));
    }

    private boolean keepsWrite(CallGraph.Site change) {
        Optional<InterestOps> after = program.interest().after(change, InterestOps.with(InterestOps.WRITE));
        return after.filter(ops -> ops.has(InterestOps.WRITE) || ops.has(InterestOps.ACCEPT))
                        .isPresent()
                || program.selectors().registers(change.call()) && isNew(change);
    }

    /** Whether a registration is of a channel that is made in the same method: its key can not be another one. */
    private boolean isNew(CallGraph.Site register) {
        return program.arguments(register).stream()
                .limit(1)
                .flatMap(channel -> channel.callIn(register.method()).stream())
                .anyMatch(call -> program.symbols().knowledge().is(FactKind.OPENS, call.method()));
    }

    /** Whether code that is not in sight gets a key: it may take OP_WRITE out. */
    private boolean givesKeyAway(MethodModel method) {
        List<CallGraph.Site> calls = Calls.in(method, call -> true);
        Set<Value> keys = calls.stream()
                .filter(site -> site.call().method().owner().equals(SelectorCalls.KEY))
                .flatMap(site -> program.arguments(site).stream().limit(1))
                .collect(Collectors.toSet());
        program.selectors().keyParameter(method).ifPresent(keys::add);
        return !keys.isEmpty()
                && calls.stream()
                        .filter(site -> isUnknown(site.call()))
                        .flatMap(site -> program.arguments(site).stream()
                                .skip(site.call().hasReceiver() ? 1 : 0))
                        .anyMatch(keys::contains);
    }

    /** Collections keep keys for code that is in sight. */
    private boolean isUnknown(Op.Call call) {
        String owner = call.method().owner();
        return program.symbols().calls().targets(call).isEmpty()
                && !program.symbols().knowledge().is(FactKind.LOGS, call.method())
                && !program.symbols().knowledge().is(FactKind.PURE, call.method())
                && !owner.startsWith("java/lang/")
                && (!owner.startsWith("java/util/") || owner.startsWith("java/util/function/"));
    }

    private static boolean asksWritable(Op.Call call) {
        return call.method().owner().equals(SelectorCalls.KEY)
                && call.method().name().equals("isWritable");
    }

    /** Whether a channel that can be written may be closed, or its key cancelled, before the next selection. */
    private boolean mayEnd(CallGraph.Site writable) {
        boolean[] ends = {false};
        Onwards.Watcher watcher = new Onwards.Watcher() {
            @Override
            public boolean passes(CallGraph.Site site, List<Value> arguments, Onwards.Subject key) {
                ends[0] |= program.selectors().givesUp(site.call());
                return !program.selectors().selects(site.call());
            }

            @Override
            public boolean returns(CallGraph.Site caller, boolean isKnown) {
                return false;
            }

            @Override
            public void leaves(Onwards.Subject key) {
                // What comes then is not about this key.
            }
        };
        List<Value> arguments = program.arguments(writable);
        new Onwards(program, watcher, MAX_DOWN)
                .after(writable, arguments.stream().findFirst(), Optional.of(1L));
        return ends[0];
    }

    private static Misuse misuse(CallGraph.Site site) {
        return new Misuse(
                Misuse.Kind.WRITE_INTEREST_KEPT,
                site,
                "select() returns at once for a connection that is idle, again and again, and one core is at 100 %",
                Step.at(site, "asks for OP_WRITE, which nothing takes back"));
    }
}
