package dev.wouldblock.source;

import dev.wouldblock.catalog.FactTable;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.finding.Suppression;
import dev.wouldblock.flow.Hierarchy;
import dev.wouldblock.input.Input;
import dev.wouldblock.input.Parallel;
import dev.wouldblock.model.Answer;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.Program;
import dev.wouldblock.region.Demand;
import dev.wouldblock.region.Entries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Source files to a program. Only files that can matter are parsed: those that mention {@code java.nio.channels}, those
 * that mention a type of these, and, for their declarations alone, those of the types that are named there.
 */
public final class SourceLowering {
    private final List<SourceUnit> units;
    private final int threads;
    private final FactTable table;

    /**
     * @param program all classes of the files that can matter
     * @param diagnostics what could not be read, in the order of subject and problem; the subject is the label of the
     *     input
     * @param files how many of the inputs are readable
     * @param suppressions what the files say about findings in them
     */
    public record Lowered(Program program, List<Diagnostic> diagnostics, int files, List<Suppression> suppressions) {
        public Lowered {
            diagnostics = List.copyOf(diagnostics);
            suppressions = List.copyOf(suppressions);
        }
    }

    private SourceLowering(List<SourceUnit> units, int threads, FactTable table) {
        this.units = units;
        this.threads = threads;
        this.table = table;
    }

    /**
     * Lowers source files. The result depends neither on the number of threads nor on the order of the inputs; of two
     * types of the same name the one with the smaller label wins. What can not be read becomes a diagnostic and takes
     * nothing else with it.
     *
     * @param threads at least 1
     */
    public static Lowered lower(Collection<Input> analysed, int threads) {
        return lower(analysed, threads, FactTable.builtIn());
    }

    /** The same with other facts than the built-in ones about where code that must not block starts. */
    public static Lowered lower(Collection<Input> analysed, int threads, FactTable facts) {
        List<SourceUnit> units = analysed.stream()
                .sorted(Comparator.comparing(Input::label))
                .map(SourceUnit::new)
                .toList();
        return new SourceLowering(units, threads, facts).run();
    }

    private Lowered run() {
        forEach(units, SourceUnit::scan);
        ProjectIndex index = new ProjectIndex(LibraryTypes.load(table.supertypes()), units);
        List<SourceUnit> channels =
                units.stream().filter(u -> u.isWanted() && index.isFirst(u)).toList();
        forEach(channels, u -> u.load(index));
        List<SourceUnit> users = users(channels, index);
        forEach(users, u -> u.load(index));
        index.settle();
        List<SourceUnit> all = new ArrayList<>(channels);
        all.addAll(users);
        forEach(all, u -> u.lower(index));
        List<SourceUnit> passers = units.stream()
                .filter(u -> !u.isWanted() && index.passers().contains(u))
                .toList();
        forEach(passers, u -> u.lower(index));
        lowerForRegions(index);
        forEach(units.stream().filter(SourceUnit::maySuppress).toList(), SourceUnit::readSuppressions);
        return result(index);
    }

    /** Lowers the files in which code that must not block may start, and those that it calls. */
    private void lowerForRegions(ProjectIndex index) {
        Entries entries = new Entries(table);
        Set<String> types = new TreeSet<>(entries.contexts());
        types.addAll(entries.registrars());
        types.addAll(entries.annotations());
        types.addAll(entries.tried());
        List<SourceUnit> telling = units.stream()
                .filter(u -> u.isReadable() && !u.isLowered() && index.isFirst(u))
                .filter(u -> u.header().hasTelltale())
                .toList();
        forEach(telling, u -> u.load(index));
        forEach(telling, u -> u.lower(index));
        while (!types.isEmpty()) {
            List<SourceUnit> more = mentioning(types, index);
            forEach(more, u -> u.load(index));
            forEach(more, u -> u.lower(index));
            types = contextsIn(more, index, table, entries);
        }
        index.settle();
        Demand demand = new Demand(hierarchy(index, table), table);
        units.stream().flatMap(u -> u.classes().stream()).forEach(demand::add);
        for (Set<String> wanted = demand.next(); !wanted.isEmpty(); wanted = demand.next()) {
            List<SourceUnit> more = wanted.stream()
                    .flatMap(name -> index.unit(name).stream())
                    .filter(u -> !u.isLowered())
                    .distinct()
                    .toList();
            forEach(more, u -> u.load(index));
            forEach(more, u -> u.lower(index));
            demand.know(hierarchy(index, table));
            more.stream().flatMap(u -> u.classes().stream()).forEach(demand::add);
        }
    }

    /** The files, not lowered yet, that mention one of these types. */
    private List<SourceUnit> mentioning(Set<String> types, ProjectIndex index) {
        List<TypeName> names = types.stream().map(TypeName::of).distinct().toList();
        return units.stream()
                .filter(u -> u.isReadable() && !u.isLowered() && index.isFirst(u))
                .filter(u -> names.stream().anyMatch(u.header()::mentions))
                .toList();
    }

    /** The types of some files through which a callback of a library may be inherited. */
    private static Set<String> contextsIn(List<SourceUnit> some, ProjectIndex index, FactTable table, Entries entries) {
        Hierarchy hierarchy = hierarchy(index, table);
        return some.stream()
                .flatMap(u -> u.classes().stream())
                .map(ClassModel::name)
                .filter(name -> entries.contexts().stream()
                        .anyMatch(context -> hierarchy.isSubtype(name, context) == Answer.YES))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Hierarchy hierarchy(ProjectIndex index, FactTable table) {
        return new Hierarchy(
                new Program(index.declared().stream()
                        .sorted(Comparator.comparing(TypeInfo::name))
                        .map(SourceLowering::hierarchyOnly)
                        .toList()),
                table.supertypes());
    }

    /** The files that mention a type of a file that mentions channels. */
    private List<SourceUnit> users(List<SourceUnit> channels, ProjectIndex index) {
        List<TypeName> types = channels.stream()
                .flatMap(c -> c.topLevel().stream().map(type -> TypeName.of(c.packageName(), type)))
                .toList();
        List<SourceUnit> users = units.stream()
                .filter(u -> u.isReadable() && !u.isWanted() && index.isFirst(u))
                .filter(u -> types.stream().anyMatch(u.header()::mentions))
                .toList();
        users.forEach(SourceUnit::want);
        return users;
    }

    private Lowered result(ProjectIndex index) {
        List<ClassModel> models = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        Set<String> tests = new HashSet<>();
        int files = 0;
        for (SourceUnit unit : units) {
            models.addAll(unit.classes());
            if (unit.isTest()) {
                unit.classes().forEach(c -> tests.add(c.name()));
            }
            unit.problems().forEach(p -> diagnostics.add(new Diagnostic(unit.label(), p)));
            files += unit.isReadable() ? 1 : 0;
        }
        index.declared().stream()
                .sorted(Comparator.comparing(TypeInfo::name))
                .forEach(info -> models.add(hierarchyOnly(info)));
        diagnostics.sort(Comparator.comparing(Diagnostic::subject).thenComparing(Diagnostic::problem));
        return new Lowered(
                new Program(models, tests),
                diagnostics,
                files,
                units.stream().flatMap(u -> u.suppressions().stream()).toList());
    }

    private static ClassModel hierarchyOnly(TypeInfo info) {
        return new ClassModel(
                info.name(),
                info.header().superclass().name(),
                info.header().interfaces().stream().map(JavaType::name).toList(),
                info.sourceFile(),
                List.of(),
                List.of());
    }

    /** A file can make any reader fail in any way, exhausted stack and heap included; the file is dropped and said so. */
    private void forEach(List<SourceUnit> some, Consumer<SourceUnit> step) {
        Parallel.forEach(some, threads, unit -> {
            try {
                step.accept(unit);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                unit.failed(e);
            }
        });
    }
}
