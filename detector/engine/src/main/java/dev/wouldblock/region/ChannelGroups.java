package dev.wouldblock.region;

import dev.wouldblock.catalog.FactKind;
import dev.wouldblock.flow.Numberings;
import dev.wouldblock.flow.Symbols;
import dev.wouldblock.flow.Value;
import dev.wouldblock.model.MethodModel;
import dev.wouldblock.model.MethodRef;
import dev.wouldblock.model.Op;
import java.util.List;

/**
 * The channel groups that a program makes. One that was given an executor, or a cached pool, takes more threads when
 * handlers hold those that it has ({@link java.nio.channels.AsynchronousChannelGroup}).
 */
final class ChannelGroups {
    private static final String GROUP = "java/nio/channels/AsynchronousChannelGroup";

    private enum Threads {
        FIXED,
        GROWING
    }

    private final Symbols symbols;
    private final Numberings numberings;
    private final FunctionObjects objects;
    private final boolean grow;

    ChannelGroups(Symbols symbols, Numberings numberings, FunctionObjects objects) {
        this.symbols = symbols;
        this.numberings = numberings;
        this.objects = objects;
        List<Threads> made =
                symbols
                        .sites()
                        .of((MethodRef m) -> m.owner().equals(GROUP) && m.name().startsWith("with"))
                        .stream()
                        .map(site -> threads(site.method(), site.call()))
                        .toList();
        this.grow = made.contains(Threads.GROWING) && !made.contains(Threads.FIXED);
    }

    /** Whether groups are made, and none of them has a fixed number of threads. */
    boolean grow() {
        return grow;
    }

    private Threads threads(MethodModel method, Op.Call call) {
        boolean isFixed = call.method().name().equals("withFixedThreadPool")
                || numberings.of(method).arguments(call).stream()
                        .map(arguments -> arguments.get(0))
                        .anyMatch(executor -> isBounded(method, executor));
        return isFixed ? Threads.FIXED : Threads.GROWING;
    }

    private boolean isBounded(MethodModel method, Value executor) {
        return objects.makers(method, executor).stream()
                .anyMatch(op ->
                        op instanceof Op.Call made && symbols.knowledge().is(FactKind.BOUNDED_POOL, made.method()));
    }
}
