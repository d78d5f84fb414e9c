package dev.wouldblock.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the code of a method names, in its order and as often as it does. A class file tells this at a fraction of what it
 * costs to work out the code, so that a program is searched by its mentions, and only what is found is worked out. Code
 * that can not be reached may be among it.
 *
 * @param made internal names of the classes of new objects, not of arrays
 * @param texts constant strings
 * @param caught internal names of the types that handlers catch, the empty string for any
 */
public record Mentions(
        List<Call> calls,
        List<Lambda> lambdas,
        List<FieldRef> loads,
        List<FieldRef> stores,
        List<String> made,
        List<String> texts,
        Set<String> caught) {
    /** A call, and how it selects its target. */
    public record Call(MethodRef method, Op.Dispatch dispatch) {}

    /** What a function object runs, and the internal name of its interface. */
    public record Lambda(Call body, String functionalInterface) {}

    public static final Mentions NOTHING =
            new Mentions(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Set.of());

    public Mentions {
        calls = List.copyOf(calls);
        lambdas = List.copyOf(lambdas);
        loads = List.copyOf(loads);
        stores = List.copyOf(stores);
        made = List.copyOf(made);
        texts = List.copyOf(texts);
        caught = Set.copyOf(caught);
    }

    /** What these blocks mention. */
    static Mentions of(List<Block> blocks) {
        if (blocks.isEmpty()) {
            return NOTHING;
        }
        Collector all = new Collector();
        for (Block block : blocks) {
            block.handlers().forEach(handler -> all.caught.add(handler.type()));
            block.ops().forEach(all::add);
        }
        return all.mentions();
    }

    /** The calls, and what the function objects run. */
    public Stream<Call> runs() {
        return Stream.concat(calls.stream(), lambdas.stream().map(Lambda::body));
    }

    /** These, and others after them. */
    public Mentions with(Mentions more) {
        Collector all = new Collector();
        all.add(this);
        all.add(more);
        return all.mentions();
    }

    /** These without some calls. */
    public Mentions without(Predicate<Call> unwanted) {
        return new Mentions(
                calls.stream().filter(unwanted.negate()).toList(), lambdas, loads, stores, made, texts, caught);
    }

    private static final class Collector {
        private final List<Call> calls = new ArrayList<>();
        private final List<Lambda> lambdas = new ArrayList<>();
        private final List<FieldRef> loads = new ArrayList<>();
        private final List<FieldRef> stores = new ArrayList<>();
        private final List<String> made = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        private final Set<String> caught = new LinkedHashSet<>();

        void add(Op op) {
            if (op instanceof Op.Call call) {
                calls.add(call.mention());
            } else if (op instanceof Op.Lambda lambda) {
                lambdas.add(lambda.mention());
            } else if (op instanceof Op.LoadField load) {
                loads.add(load.field());
            } else if (op instanceof Op.StoreField store) {
                stores.add(store.field());
            } else if (op instanceof Op.New object && object.size() == Op.NONE) {
                made.add(object.type());
            } else if (op instanceof Op.Const constant
                    && constant.value().isPresent()
                    && constant.value().get() instanceof String text) {
                texts.add(text);
            }
        }

        void add(Mentions known) {
            calls.addAll(known.calls());
            lambdas.addAll(known.lambdas());
            loads.addAll(known.loads());
            stores.addAll(known.stores());
            made.addAll(known.made());
            texts.addAll(known.texts());
            caught.addAll(known.caught());
        }

        Mentions mentions() {
            return new Mentions(calls, lambdas, loads, stores, made, texts, caught);
        }
    }
}
