package dev.wouldblock.bytecode;

import dev.wouldblock.catalog.FactTable;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.flow.Hierarchy;
import dev.wouldblock.input.Input;
import dev.wouldblock.input.Parallel;
import dev.wouldblock.input.Problems;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.Program;
import dev.wouldblock.model.TestRoots;
import dev.wouldblock.region.Demand;
import dev.wouldblock.region.Entries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Class files to a program. Only classes that can matter are read: those that mention {@code java.nio.channels}, those
 * that use one of these, and those in which code that must not block may run. Of all others just the place in the type
 * hierarchy is kept. What the code of methods names is read at once, the code itself when it is asked for.
 */
public final class Lowering {
    private final List<Input> inputs;
    private final int analysed;
    private final int threads;
    private final FactTable table;
    private final SharedRefs refs = new SharedRefs();
    private final KeptBytes files;
    private final Slot[] slots;

    /** What is known of one input. Written by one thread in each pass. */
    private static final class Slot {
        Optional<ClassHeader> header = Optional.empty();
        Optional<ClassModel> model = Optional.empty();
        private final List<String> problems = new ArrayList<>();

        /** Code is read by whoever asks for it. */
        synchronized void add(String problem) {
            problems.add(problem);
        }

        synchronized List<String> problems() {
            return List.copyOf(problems);
        }
    }

    /** A program, and what could not be read of it. */
    public static final class Lowered {
        private final Lowering lowering;
        private final Program program;

        private Lowered(Lowering lowering, Program program) {
            this.lowering = lowering;
            this.program = program;
        }

        /** All classes that could be read. */
        public Program program() {
            return program;
        }

        /**
         * What could not be read so far, in the order of subject and problem; the subject is the label of the input. Whether
         * the code of a method breaks the rules is known when it has been asked for, so this is to be asked at the end.
         */
        public List<Diagnostic> diagnostics() {
            List<Diagnostic> diagnostics = new ArrayList<>();
            for (int i = 0; i < lowering.slots.length; i++) {
                String label = lowering.inputs.get(i).label();
                lowering.slots[i].problems().forEach(problem -> diagnostics.add(new Diagnostic(label, problem)));
            }
            diagnostics.sort(Comparator.comparing(Diagnostic::subject).thenComparing(Diagnostic::problem));
            return diagnostics;
        }

        /** How many of the analysed inputs are readable class files. */
        public int classes() {
            return (int) lowering.analysedSlots().count();
        }

        /** Internal names of the analysed classes about which there is no diagnostic so far. */
        public Set<String> analysed() {
            return lowering.analysedSlots()
                    .filter(slot -> slot.problems().isEmpty())
                    .map(slot -> slot.header.orElseThrow().name())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private Lowering(List<Input> inputs, int analysed, int threads, FactTable table) {
        this.inputs = inputs;
        this.analysed = analysed;
        this.threads = threads;
        this.table = table;
        this.files = new KeptBytes(inputs, KeptBytes.roomInHeap());
        this.slots = IntStream.range(0, inputs.size()).mapToObj(i -> new Slot()).toArray(Slot[]::new);
    }

    /**
     * Lowers class files. The result depends neither on the number of threads nor on the order of the inputs; of two
     * classes of the same name the one with the smaller label wins, and one to analyse before one of the class path.
     * What can not be read becomes a diagnostic and takes nothing else with it.
     *
     * @param classpath classes of which only the type hierarchy is wanted, and the methods that analysed classes inherit
     * @param threads at least 1
     */
    public static Lowered lower(Collection<Input> analysed, Collection<Input> classpath, int threads) {
        return lower(analysed, classpath, threads, FactTable.builtIn());
    }

    /** The same with other facts than the built-in ones about where code that must not block starts. */
    public static Lowered lower(Collection<Input> analysed, Collection<Input> classpath, int threads, FactTable facts) {
        List<Input> inputs = new ArrayList<>(sorted(analysed));
        inputs.addAll(sorted(classpath));
        return new Lowering(inputs, analysed.size(), threads, facts).run();
    }

    private static List<Input> sorted(Collection<Input> inputs) {
        return inputs.stream().sorted(Comparator.comparing(Input::label)).toList();
    }

    private Lowered run() {
        forEach(IntStream.range(0, inputs.size()).toArray(), i -> guarded(i, () -> scan(i)));
        read(users());
        readForRegions();
        files.clear();
        List<ClassModel> models = new ArrayList<>();
        Set<String> tests = new HashSet<>();
        Set<String> libraries = new HashSet<>();
        for (int i = 0; i < slots.length; i++) {
            Slot slot = slots[i];
            String label = inputs.get(i).label();
            slot.header
                    .map(header -> slot.model.orElseGet(() -> hierarchyOnly(header)))
                    .ifPresent(models::add);
            slot.model
                    .filter(model -> TestRoots.hold(label, packageOf(model.name())))
                    .ifPresent(model -> tests.add(model.name()));
            if (i >= analysed) {
                slot.model.ifPresent(model -> libraries.add(model.name()));
            }
        }
        return new Lowered(this, new Program(Accessors.inline(models), tests, libraries));
    }

    private Stream<Slot> analysedSlots() {
        return Stream.of(slots).limit(analysed).filter(slot -> slot.header.isPresent());
    }

    private void read(int[] indices) {
        forEach(indices, i -> guarded(i, () -> readClass(i, files.last(i))));
    }

    /** Reads the classes in which code that must not block may start, and those that it calls. */
    private void readForRegions() {
        Map<String, Integer> byName = new HashMap<>();
        List<ClassModel> shapes = new ArrayList<>();
        for (int i = 0; i < slots.length; i++) {
            Optional<ClassHeader> header = slots[i].header;
            if (header.isPresent() && byName.putIfAbsent(header.get().name(), i) == null) {
                shapes.add(hierarchyOnly(header.get()));
            }
        }
        Hierarchy hierarchy = new Hierarchy(new Program(shapes), table.supertypes());
        RegionEntries entries = new RegionEntries(new Entries(table), hierarchy);
        read(byName.values().stream()
                .filter(i -> i < analysed && slots[i].model.isEmpty())
                .filter(i -> entries.mayStartIn(slots[i].header.orElseThrow()))
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray());
        Map<String, List<Integer>> families = new HashMap<>();
        byName.forEach((name, i) -> families.computeIfAbsent(ClassModel.outermost(name), k -> new ArrayList<>())
                .add(i));
        readFamilies(
                families,
                byName.entrySet().stream()
                        .filter(e -> slots[e.getValue()].model.isPresent())
                        .map(Map.Entry::getKey)
                        .toList());
        Demand demand = new Demand(hierarchy, table);
        byName.values().stream().sorted().flatMap(i -> slots[i].model.stream()).forEach(demand::add);
        for (Set<String> wanted = demand.next(); !wanted.isEmpty(); wanted = demand.next()) {
            for (int i : readFamilies(families, wanted)) {
                slots[i].model.ifPresent(demand::add);
            }
            for (int i : readInherited(
                    byName, wanted.stream().filter(demand::isInherited).toList())) {
                slots[i].model.ifPresent(demand::addLibrary);
            }
        }
    }

    /** Reads those of these classes that are on the class path. */
    private int[] readInherited(Map<String, Integer> byName, Collection<String> names) {
        int[] indices = names.stream()
                .mapToInt(byName::get)
                .filter(i -> i >= analysed)
                .sorted()
                .toArray();
        read(indices);
        return indices;
    }

    /** Reads the classes of the same source file with these, as nested classes are part of the code around them. */
    private int[] readFamilies(Map<String, List<Integer>> families, Collection<String> names) {
        int[] indices = names.stream()
                .map(ClassModel::outermost)
                .distinct()
                .flatMap(top -> families.getOrDefault(top, List.of()).stream())
                .filter(i -> i < analysed
                        && slots[i].model.isEmpty()
                        && slots[i].problems().isEmpty())
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        read(indices);
        return indices;
    }

    private static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('/')));
    }

    private void scan(int i) throws IOException {
        byte[] bytes = files.first(i);
        ClassHeader header = ClassFileScanner.scan(bytes);
        slots[i].header = Optional.of(header);
        if (i < analysed && header.mentionsChannels()) {
            readClass(i, files.last(i));
        }
    }

    private void readClass(int i, byte[] bytes) {
        Slot slot = slots[i];
        slot.model = Optional.of(ClassLowering.lower(slot.header.orElseThrow(), bytes, refs, slot::add));
    }

    /**
     * The analysed classes that do not mention channels, but refer to a class that does, or may hand its channels
     * through.
     */
    private int[] users() {
        Map<String, Integer> winners = new HashMap<>();
        HashCodes ofChannels = new HashCodes();
        HashCodes passers = new HashCodes();
        for (int i = 0; i < analysed; i++) {
            Optional<ClassHeader> header = slots[i].header;
            if (header.isPresent()
                    && winners.putIfAbsent(header.get().name(), i) == null
                    && header.get().mentionsChannels()) {
                ofChannels.add(header.get().name().hashCode());
                IntStream.of(header.get().passers()).forEach(passers::add);
            }
        }
        return winners.values().stream()
                .mapToInt(Integer::intValue)
                .filter(i -> slots[i].header.stream()
                        .anyMatch(header -> !header.mentionsChannels()
                                && (passers.contains(header.name().hashCode())
                                        || ofChannels.containsAny(header.references()))))
                .sorted()
                .toArray();
    }

    private static ClassModel hierarchyOnly(ClassHeader header) {
        return new ClassModel(
                header.name(), header.superName(), header.interfaces(), header.sourceFile(), List.of(), List.of());
    }

    private interface Step {
        void run() throws IOException;
    }

    /**
     * Class files come from anywhere, and a hostile one can make any reader fail in any way, exhausted stack and heap
     * included; the step is dropped and said so.
     */
    private void guarded(int i, Step step) {
        try {
            step.run();
        } catch (IOException e) {
            slots[i].add("cannot be read (" + Problems.reason(e) + ")");
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            slots[i].add(Problems.reason(e));
        }
    }

    private void forEach(int[] indices, IntConsumer action) {
        Parallel.forEach(IntStream.of(indices).boxed().toList(), threads, action::accept);
    }
}
