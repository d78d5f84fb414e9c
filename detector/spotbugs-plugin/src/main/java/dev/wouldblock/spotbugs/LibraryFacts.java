package dev.wouldblock.spotbugs;

import dev.wouldblock.bytecode.FactFiles;
import dev.wouldblock.catalog.ExtraFacts;
import edu.umd.cs.findbugs.classfile.Global;
import edu.umd.cs.findbugs.classfile.IClassPath;
import edu.umd.cs.findbugs.classfile.ICodeBase;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the analysed classes and the libraries on the class path of the host say of themselves. */
final class LibraryFacts {
    private LibraryFacts() {}

    /** The facts of all folders and jars, in the order of the class path. A jar that can not be read has none. */
    static ExtraFacts onClassPath() {
        IClassPath classPath = Global.getAnalysisCache().getClassPath();
        Set<Path> paths = new LinkedHashSet<>();
        add(paths, classPath.appCodeBaseIterator());
        add(paths, classPath.auxCodeBaseIterator());
        ExtraFacts all = ExtraFacts.NONE;
        for (Path path : paths) {
            all = all.and(in(path));
        }
        all.problems().forEach(problem -> Settings.complain(problem + "; the line has no effect"));
        return all;
    }

    private static ExtraFacts in(Path path) {
        try {
            return FactFiles.in(List.of(path));
        } catch (IOException e) {
            Settings.complain("no facts of " + e.getMessage());
            return ExtraFacts.NONE;
        }
    }

    private static void add(Set<Path> paths, Iterator<? extends ICodeBase> codeBases) {
        while (codeBases.hasNext()) {
            path(codeBases.next()).ifPresent(paths::add);
        }
    }

    /** Empty for what is no file of its own, like the modules of the JDK. */
    private static Optional<Path> path(ICodeBase codeBase) {
        try {
            return Optional.ofNullable(codeBase.getPathName()).map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
