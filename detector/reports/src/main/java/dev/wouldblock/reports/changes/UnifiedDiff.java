package dev.wouldblock.reports.changes;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads unified diffs, as {@code git diff}, {@code diff -u} and the pages of code review services write them. What
 * stands around them (commit messages, modes, binary patches) is skipped.
 */
public final class UnifiedDiff {
    private static final Pattern HUNK =
            Pattern.compile("@@ -(\\d{1,9})(?:,(\\d{1,9}))? \\+(\\d{1,9})(?:,(\\d{1,9}))? @@.*");
    private static final String GIT = "diff --git ";
    private static final String NOWHERE = "/dev/null";

    private final String[] lines;
    private final ChangedLines changed = new ChangedLines();
    private int at;

    /** What the header of a file says, raw: the line of git, and where it was renamed to. */
    private String gitHeader = "";

    private String renamedTo = "";
    private boolean hasFile;

    private UnifiedDiff(String text) {
        // Only a line feed ends a line of a patch; a carriage return can be part of the source.
        this.lines = text.split("\n", -1);
    }

    /**
     * Reads a whole patch. An empty one changes nothing.
     *
     * @param patch names are UTF-8; the encoding of the rest does not matter
     */
    public static ChangedLines read(byte[] patch) throws PatchException {
        return new UnifiedDiff(new String(patch, StandardCharsets.UTF_8)).read();
    }

    private ChangedLines read() throws PatchException {
        while (at < lines.length) {
            String line = header(at);
            if (line.startsWith(GIT)) {
                gitHeader = line.substring(GIT.length());
                renamedTo = "";
                hasFile = true;
            } else if (line.startsWith("diff --cc ")
                    || line.startsWith("diff --combined ")
                    || line.startsWith("@@@ ")) {
                throw problem("the combined diff of a merge; compare two commits instead");
            } else if (line.startsWith("rename to ")) {
                renamedTo = name(line.substring("rename to ".length()));
            } else if (line.startsWith("--- ") && header(at + 1).startsWith("+++ ")) {
                readFile(line.substring(4), header(at + 1).substring(4));
                continue;
            } else if (line.startsWith("@@ -")) {
                throw problem("a hunk without the name of its file");
            }
            at++;
        }
        if (!hasFile && !String.join("", lines).isBlank()) {
            at = 0;
            throw problem("no unified diff");
        }
        return changed;
    }

    private void readFile(String before, String after) throws PatchException {
        hasFile = true;
        at++;
        String path = path(before, after);
        boolean isDeleted = name(after).equals(NOWHERE);
        if (!isDeleted) {
            if (changed.hasFile(path)) {
                throw problem(path + " a second time; pass one diff, not a series of patches");
            }
            changed.addFile(path);
        }
        gitHeader = "";
        renamedTo = "";
        at++;
        while (at < lines.length && header(at).startsWith("@@ -")) {
            readHunk(path, isDeleted);
            while (at < lines.length && lines[at].startsWith("\\")) {
                at++;
            }
        }
    }

    private void readHunk(String path, boolean isDeleted) throws PatchException {
        Matcher hunk = HUNK.matcher(header(at));
        if (!hunk.matches()) {
            throw problem("not the head of a hunk");
        }
        int before = count(hunk.group(2));
        int after = count(hunk.group(4));
        int line = Integer.parseInt(hunk.group(3));
        if (after > 0 && line == 0) {
            throw problem("a hunk that starts at line 0");
        }
        int head = at;
        at++;
        while (before > 0 || after > 0) {
            if (at >= lines.length || (at == lines.length - 1 && lines[at].isEmpty())) {
                at = head;
                throw problem("the patch ends inside this hunk");
            }
            // Mailers cut the blank of an empty line.
            char kind = header(at).isEmpty() ? ' ' : lines[at].charAt(0);
            switch (kind) {
                case ' ' -> {
                    before--;
                    after--;
                    line++;
                }
                case '-' -> before--;
                case '+' -> {
                    if (!isDeleted) {
                        changed.add(path, line, line);
                    }
                    after--;
                    line++;
                }
                case '\\' -> {
                    // "\ No newline at end of file" is about the line before.
                }
                default -> throw problem("neither context nor a change, inside the hunk of line " + (head + 1));
            }
            if (before < 0 || after < 0) {
                throw problem("more lines than the head of the hunk says, in line " + (head + 1));
            }
            at++;
        }
    }

    private static int count(@Nullable String group) {
        return group == null ? 1 : Integer.parseInt(group);
    }

    /** The path without the folder that tools put before it to tell the sides apart. */
    private String path(String before, String after) throws PatchException {
        if (!renamedTo.isEmpty()) {
            return renamedTo;
        }
        String old = name(before);
        String path = name(after);
        boolean isPrefixed = old.equals(NOWHERE)
                ? gitHeader.isEmpty() ? path.startsWith("b/") : !gitHeader.equals(raw(after) + " " + raw(after))
                : !old.equals(path) && withoutFirst(old).equals(withoutFirst(path));
        String plain = isPrefixed ? withoutFirst(path) : path;
        return plain.startsWith("./") ? plain.substring(2) : plain;
    }

    private static String withoutFirst(String path) {
        return path.substring(path.indexOf('/') + 1);
    }

    /** A name ends at a tab, which a time or nothing follows. */
    private static String raw(String field) {
        int tab = field.indexOf('\t');
        return tab < 0 || field.startsWith("\"") ? field : field.substring(0, tab);
    }

    private String name(String field) throws PatchException {
        try {
            return field.startsWith("\"") ? QuotedName.unquote(field) : raw(field);
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    /** A line that is no content: patches that went through other systems end it with a carriage return too. */
    private String header(int index) {
        String line = index < lines.length ? lines[index] : "";
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private PatchException problem(String problem) {
        return new PatchException(at + 1, problem);
    }
}
