package dev.wouldblock.source;

import com.github.javaparser.ParseResult;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.comments.CommentsCollection;
import dev.wouldblock.finding.Suppression;
import dev.wouldblock.input.Input;
import dev.wouldblock.input.Problems;
import dev.wouldblock.model.ClassModel;
import dev.wouldblock.model.TestRoots;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** One source file and what is known of it. */
final class SourceUnit {
    private final Input input;
    private final String fileName;
    private final TreeSet<String> problems = new TreeSet<>();
    private final List<ClassModel> classes = new ArrayList<>();
    private SourceHeader header = new SourceHeader("", false, false, new int[0], new int[0]);
    private boolean readable;
    private boolean loaded;
    private boolean wanted;
    private boolean lowered;
    private boolean maySuppress;
    private List<Suppression> suppressions = List.of();
    private List<String> topLevel = List.of();

    SourceUnit(Input input) {
        this.input = input;
        String label = input.label();
        this.fileName = label.substring(Math.max(label.lastIndexOf('/'), label.lastIndexOf('!')) + 1);
    }

    String label() {
        return input.label();
    }

    SourceHeader header() {
        return header;
    }

    String packageName() {
        return header.packageName();
    }

    /** Internal name of the type that the file is named after. */
    String mainType() {
        return below(fileName.endsWith(".java") ? fileName.substring(0, fileName.length() - 5) : fileName);
    }

    boolean isLowered() {
        return lowered;
    }

    boolean isTest() {
        return TestRoots.hold(label(), packageName());
    }

    boolean maySuppress() {
        return maySuppress;
    }

    List<Suppression> suppressions() {
        return suppressions;
    }

    /** Reads them from a tree of its own: most files have none, and the lowering has no use for comments. */
    void readSuppressions() {
        read().filter(this::isShallow)
                .ifPresent(text -> tryParse(() -> SourceText.parse(text))
                        .ifPresent(result -> result.getResult()
                                .ifPresent(unit ->
                                        suppressions = new SuppressionReader(packageName(), sourceFile(), text)
                                                .read(
                                                        unit,
                                                        result.getCommentsCollection()
                                                                .map(CommentsCollection::getComments)
                                                                .orElse(new TreeSet<>())))));
    }

    private String sourceFile() {
        return input.pathBelowRoot().orElseGet(() -> below(fileName));
    }

    private String below(String name) {
        return packageName().isEmpty() ? name : packageName() + "/" + name;
    }

    boolean isReadable() {
        return readable;
    }

    /** Whether its code is to be lowered, not only its declarations. */
    boolean isWanted() {
        return wanted;
    }

    void want() {
        wanted = true;
    }

    List<String> topLevel() {
        return topLevel;
    }

    List<ClassModel> classes() {
        return classes;
    }

    synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    private synchronized void problem(String text) {
        problems.add(text);
    }

    void scan() {
        read().ifPresent(text -> {
            header = SourceHeader.of(text);
            wanted = header.mentionsChannels();
            readable = true;
            maySuppress = SuppressionReader.mayBeIn(text);
        });
    }

    private Optional<String> read() {
        try {
            return Optional.of(SourceText.decode(input.bytes()));
        } catch (IOException e) {
            problem("cannot be read (" + Problems.reason(e) + ")");
        } catch (OutOfMemoryError e) {
            problem(Problems.reason(e));
        }
        return Optional.empty();
    }

    /** Reads the declarations into the index, if that has not been done yet. */
    synchronized void load(ProjectIndex index) {
        if (loaded) {
            return;
        }
        loaded = true;
        read().filter(this::isShallow).ifPresent(text -> {
            // Bodies can be left out as long as what remains makes sense.
            Optional<CompilationUnit> bare = tryParse(() -> SourceText.parseWithoutPlaces(Declarations.of(text)))
                    .filter(ParseResult::isSuccessful)
                    .flatMap(ParseResult::getResult);
            bare.or(() -> tryParse(() -> SourceText.parseWithoutPlaces(text)).flatMap(ParseResult::getResult))
                    .ifPresent(unit -> declare(unit, index));
        });
    }

    private void declare(CompilationUnit unit, ProjectIndex index) {
        String path = sourceFile();
        TypeScope scope = TypeScope.ofFile(index, new FileNames(unit, index));
        DeclarationReader reader = new DeclarationReader(path, index.guard(), index::add);
        List<String> names = new ArrayList<>();
        for (TypeDeclaration<?> type : unit.getTypes()) {
            reader.read(type, below(type.getNameAsString()), "", scope, false);
            names.add(type.getNameAsString());
        }
        topLevel = names;
    }

    /** Parses and lowers the code; no tree is held any longer than that. */
    void lower(ProjectIndex index) {
        lowered = true;
        Optional<CompilationUnit> unit = read().filter(this::isShallow).flatMap(this::parse);
        unit.ifPresent(u -> {
            FileContext file = new FileContext(index, sourceFile(), this::problem);
            for (TypeDeclaration<?> type : u.getTypes()) {
                index.find(below(type.getNameAsString()))
                        .filter(i -> i.scope().isPresent())
                        .ifPresent(i -> new ClassLowering(file, null, i, type).lower(type));
            }
            classes.addAll(file.classes);
        });
    }

    private boolean isShallow(String text) {
        boolean isTooDeep = Nesting.isTooDeep(text);
        if (isTooDeep) {
            problem("nested too deeply to be read");
        }
        return !isTooDeep;
    }

    private Optional<CompilationUnit> parse(String text) {
        BareText bare = BareText.of(text);
        Optional<ParseResult<CompilationUnit>> result = tryParse(() -> SourceText.parse(bare.text()));
        result.ifPresent(r -> r.getProblems().stream().findFirst().ifPresent(p -> problem(describe(p, bare))));
        Optional<CompilationUnit> unit = result.flatMap(ParseResult::getResult);
        unit.ifPresent(bare::restore);
        return unit;
    }

    private Optional<ParseResult<CompilationUnit>> tryParse(Supplier<ParseResult<CompilationUnit>> parse) {
        try {
            return Optional.of(parse.get());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            problem("cannot be parsed (" + Problems.reason(e) + ")");
            return Optional.empty();
        }
    }

    private static String describe(Problem problem, BareText text) {
        String where = problem.getLocation()
                .flatMap(l -> l.getBegin().getRange())
                .map(r -> "line " + text.original(r.begin).line + ": ")
                .orElse("");
        return where + "syntax error; what follows it may be missed";
    }

    void failed(Throwable failure) {
        problem(Problems.reason(failure));
    }
}
