package dev.wouldblock.scan;

import dev.wouldblock.reports.changes.ChangedLines;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.filter.OrTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathSuffixFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.eclipse.jgit.util.io.DisabledOutputStream;

/**
 * Changed lines of a git work tree. Line numbers are those of the files in the work tree, as that is what is analysed.
 * New files count as a whole, whether git knows them or not, unless they are ignored.
 */
public final class GitChanges implements AutoCloseable {
    /** Languages whose class files can be analysed. To look at other files would cost time and tell nothing. */
    private static final TreeFilter SOURCES = OrTreeFilter.create(Stream.of(".java", ".kt", ".groovy", ".scala")
            .map(PathSuffixFilter::create)
            .toArray(TreeFilter[]::new));

    private final Repository repository;
    private final Path base;

    private GitChanges(Repository repository, Path base) {
        this.repository = repository;
        this.base = base;
    }

    /**
     * What the work tree has that the other branch had not when they parted: what a pull request shows.
     *
     * @param base folder in the work tree that paths start from
     * @throws UserException if there is no work tree, or it knows no such branch, tag or commit
     */
    public static ChangedLines since(String ref, Path base) throws UserException {
        try (GitChanges git = open(base)) {
            return git.since(ref);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * What the next commit would change. Edits that are not staged move the lines, but do not count.
     *
     * @param base folder in the work tree that paths start from
     * @throws UserException if there is no work tree
     */
    public static ChangedLines staged(Path base) throws UserException {
        try (GitChanges git = open(base)) {
            return git.staged();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UserException unreadable(IOException e) {
        return new UserException("cannot read the git repository: " + Problem.reason(e), e);
    }

    private static GitChanges open(Path base) throws UserException, IOException {
        QuietReader.install();
        Path folder = base.toRealPath();
        // A hook of git learns from its environment which repository and index it is about.
        FileRepositoryBuilder builder =
                new FileRepositoryBuilder().readEnvironment().findGitDir(folder.toFile());
        if (builder.getGitDir() == null) {
            throw new UserException("needs a git work tree, and " + folder + " is in none");
        }
        Repository repository = builder.setMustExist(true).build();
        if (repository.isBare()) {
            repository.close();
            throw new UserException("needs a git work tree, and " + builder.getGitDir() + " has none");
        }
        return new GitChanges(repository, folder);
    }

    @Override
    public void close() {
        repository.close();
    }

    private ChangedLines since(String ref) throws IOException, UserException {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit other = walk.parseCommit(commit(ref, "no such branch, tag or commit"));
            RevCommit head = walk.parseCommit(commit(Constants.HEAD, "there is no commit yet"));
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(other);
            walk.markStart(head);
            RevCommit parting = walk.next();
            if (parting == null) {
                throw new UserException(
                        "no commit in common with HEAD; a shallow clone has to fetch more of the history");
            }
            Map<String, List<Edit>> edits = edits(tree(parting), new FileTreeIterator(repository));
            return lines(edits);
        }
    }

    private ObjectId commit(String name, String problem) throws IOException, UserException {
        try {
            ObjectId commit = repository.resolve(name + "^{commit}");
            if (commit != null) {
                return commit;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UserException(problem, e);
        }
        throw new UserException(problem);
    }

    private ChangedLines staged() throws IOException {
        ObjectId head = repository.resolve(Constants.HEAD + "^{tree}");
        AbstractTreeIterator before = head == null ? new EmptyTreeIterator() : tree(head);
        Map<String, List<Edit>> staged = edits(before, index());
        Map<String, List<Edit>> later = edits(index(), new FileTreeIterator(repository));
        Map<String, List<Edit>> now = new HashMap<>();
        staged.forEach((path, edits) -> now.put(path, moved(edits, later.getOrDefault(path, List.of()))));
        return lines(now);
    }

    private DirCacheIterator index() throws IOException {
        return new DirCacheIterator(repository.readDirCache());
    }

    private AbstractTreeIterator tree(RevCommit commit) throws IOException {
        return tree(commit.getTree().getId());
    }

    private AbstractTreeIterator tree(ObjectId id) throws IOException {
        try (var reader = repository.newObjectReader()) {
            return new CanonicalTreeParser(new byte[0], reader, id);
        }
    }

    /** By the path after the change; a file that was only renamed has none. */
    private Map<String, List<Edit>> edits(AbstractTreeIterator before, AbstractTreeIterator after) throws IOException {
        try (DiffFormatter diff = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
            diff.setRepository(repository);
            diff.setDetectRenames(true);
            diff.setPathFilter(SOURCES);
            Map<String, List<Edit>> edits = new HashMap<>();
            for (DiffEntry entry : diff.scan(before, after)) {
                if (entry.getChangeType() != DiffEntry.ChangeType.DELETE) {
                    edits.put(
                            entry.getNewPath(),
                            List.copyOf(diff.toFileHeader(entry).toEditList()));
                }
            }
            return edits;
        }
    }

    /** The lines of some edits after later edits of the same file. */
    static List<Edit> moved(List<Edit> edits, List<Edit> later) {
        List<Edit> moved = new ArrayList<>();
        for (Edit edit : edits) {
            for (int line = edit.getBeginB(); line < edit.getEndB(); line++) {
                int shift = 0;
                boolean isGone = false;
                for (Edit next : later) {
                    if (next.getEndA() <= line) {
                        shift += next.getLengthB() - next.getLengthA();
                    } else if (next.getBeginA() <= line) {
                        isGone = true;
                    }
                }
                if (!isGone) {
                    moved.add(new Edit(line, line, line + shift, line + shift + 1));
                }
            }
        }
        return moved;
    }

    private ChangedLines lines(Map<String, List<Edit>> edits) throws IOException {
        Path top = repository.getWorkTree().toPath().toRealPath();
        ChangedLines lines = new ChangedLines();
        edits.forEach((name, changes) -> {
            String path = base.relativize(top.resolve(name)).toString().replace(File.separatorChar, '/');
            lines.addFile(path);
            for (Edit edit : changes) {
                if (edit.getLengthB() > 0) {
                    lines.add(path, edit.getBeginB() + 1, edit.getEndB());
                }
            }
        });
        return lines;
    }
}
