package dev.wouldblock.bytecode;

import dev.wouldblock.catalog.ExtraFacts;
import dev.wouldblock.catalog.FactTable;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.input.Effort;
import dev.wouldblock.input.Input;
import dev.wouldblock.input.Inputs;
import dev.wouldblock.model.MethodModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/**
 * What a scan of class files has to work with.
 *
 * @param files class files to analyse
 * @param readable how many of them can be read
 * @param relevant how many of them matter: the others are only known by their supertypes
 * @param libraries class files on the class path
 * @param missing classes that the analysed ones use and that are nowhere, with dots; the most used ones first
 * @param problems what can not be read, as a scan says it
 * @param remarks what is wrong with the facts that were added
 */
public record ClassSurvey(
        int files,
        int readable,
        int relevant,
        int libraries,
        List<String> missing,
        List<Diagnostic> problems,
        List<Diagnostic> remarks) {
    private static final int CLASS_CONSTANT = 7;
    private static final String SUFFIX = ".class";

    public ClassSurvey {
        missing = List.copyOf(missing);
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
    }

    /**
     * Reads what a scan would read.
     *
     * @throws IOException with a message of one line for the user
     */
    public static ClassSurvey of(List<Path> classes, List<Path> classpath, ExtraFacts facts, Effort effort)
            throws IOException {
        for (Path path : classes) {
            BytecodeScan.requireClasses(path);
        }
        try (Inputs analysed = Inputs.classes(classes);
                Inputs known = Inputs.classes(classpath)) {
            ClassFileMembers members = new ClassFileMembers(analysed.inputs(), known.inputs());
            FactTable table = facts.withoutHalves(members).addedTo(FactTable.builtIn());
            List<Input> watched = effort.watch("class files", analysed.inputs());
            Lowering.Lowered lowered = Lowering.lower(watched, known.inputs(), effort.threads(), table);
            // A scan reads the code that it asks for; what is wrong with the rest shows here.
            lowered.program().methods().forEach(MethodModel::blocks);
            return new ClassSurvey(
                    analysed.inputs().size(),
                    lowered.classes(),
                    (int) lowered.program().classes().stream()
                            .filter(c -> !c.methods().isEmpty())
                            .count(),
                    known.inputs().size(),
                    missing(analysed.inputs(), known.inputs()),
                    lowered.diagnostics(),
                    facts.unknown(members));
        }
    }

    private static List<String> missing(Collection<Input> analysed, Collection<Input> classpath) {
        Set<String> known = new HashSet<>();
        classpath.forEach(input ->
                input.pathBelowRoot().ifPresent(path -> known.add(path.substring(0, path.length() - SUFFIX.length()))));
        Map<String, Integer> users = new HashMap<>();
        for (Input input : analysed) {
            try {
                ClassReader reader = new ClassReader(input.bytes());
                known.add(reader.getClassName());
                references(reader).forEach(name -> users.merge(name, 1, Integer::sum));
            } catch (IOException | RuntimeException e) {
                // It is among the problems of the scan, with the reason.
            }
        }
        return users.entrySet().stream()
                .filter(use -> !known.contains(use.getKey()))
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .filter(name -> ClassLoader.getPlatformClassLoader().getResource(name + SUFFIX) == null)
                .map(name -> name.replace('/', '.'))
                .toList();
    }

    private static Set<String> references(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        Set<String> names = new HashSet<>();
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            if (offset > 0 && reader.readByte(offset - 1) == CLASS_CONSTANT) {
                String name = reader.readUTF8(offset, buffer);
                String element = name.replaceFirst("^\\[+L(.*);$", "$1");
                // What is still an array is one of a primitive type.
                if (!element.startsWith("[")) {
                    names.add(element);
                }
            }
        }
        return names;
    }
}
