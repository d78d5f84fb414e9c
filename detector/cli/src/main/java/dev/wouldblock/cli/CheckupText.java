package dev.wouldblock.cli;

import com.google.gson.stream.JsonWriter;
import dev.wouldblock.bytecode.ClassSurvey;
import dev.wouldblock.finding.Diagnostic;
import dev.wouldblock.reports.Shown;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A checkup for people and for programs. */
record CheckupText(Checkup checkup) {
    private static final int MOST_NAMED = 5;

    /** A line for each subject, then the problems. */
    String plain() {
        StringBuilder text = new StringBuilder();
        Checkup.Java java = checkup.java();
        line("wouldblock", checkup.version(), text);
        line(
                "Java",
                java.version() + " (" + java.vendor() + "), " + java.system() + ", "
                        + count(java.processors(), "processor") + ", heap up to " + java.heapMegabytes() + " MB",
                text);
        line("profile", checkup.profile() + ", " + count(checkup.rules(), "rule"), text);
        checkup.classes()
                .ifPresentOrElse(
                        survey -> {
                            line("classes", paths(checkup.classPaths()), text);
                            line("", files(survey.files(), survey.readable(), survey.relevant(), "class file"), text);
                            line("class path", classPath(survey), text);
                        },
                        () -> line("classes", "none; pass them with --classes", text));
        checkup.sources()
                .ifPresentOrElse(
                        survey -> {
                            line("sources", paths(checkup.sourcePaths()), text);
                            line("", files(survey.files(), survey.readable(), survey.relevant(), "source file"), text);
                        },
                        () -> line("sources", "none; pass them with --sources", text));
        line("facts", count(checkup.builtInFacts(), "fact") + " built in", text);
        checkup.facts().forEach((file, facts) -> line("", count(facts, "fact") + " from " + file, text));
        checkup.factProblems().forEach(problem -> line("", problem, text));
        checkup.problems().forEach(problem -> line("skipped", problem.toString(), text));
        return text.toString();
    }

    private static void line(String subject, String about, StringBuilder text) {
        text.append((subject + " ".repeat(12)).substring(0, 12))
                .append(Shown.line(about))
                .append('\n');
    }

    private static String paths(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private static String files(int files, int readable, int relevant, String noun) {
        return count(files, noun) + ", " + readable + " readable, " + relevant + " that matter";
    }

    private static String classPath(ClassSurvey survey) {
        String given = survey.libraries() == 0 ? "none given" : count(survey.libraries(), "class file");
        List<String> missing = survey.missing();
        if (missing.isEmpty()) {
            return given + ", nothing missing";
        }
        return given + ", " + count(missing.size(), "class") + " missing: "
                + String.join(", ", missing.subList(0, Math.min(MOST_NAMED, missing.size())))
                + (missing.size() > MOST_NAMED ? ", ..." : "") + "; pass their libraries with --classpath";
    }

    private static String count(int number, String noun) {
        return number + " " + (number == 1 ? noun : noun.endsWith("s") ? noun + "es" : noun + "s");
    }

    /** One object; members may be added, none is ever taken away within a version. */
    String json() {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        json.setIndent("  ");
        try {
            json.beginObject();
            json.name("version").value(1);
            json.name("wouldblock").value(checkup.version());
            Checkup.Java java = checkup.java();
            json.name("java").beginObject();
            json.name("version").value(java.version());
            json.name("vendor").value(java.vendor());
            json.name("system").value(java.system());
            json.name("processors").value(java.processors());
            json.name("heapMegabytes").value(java.heapMegabytes());
            json.endObject();
            json.name("profile").value(checkup.profile());
            json.name("rules").value(checkup.rules());
            json.name("classes").beginObject();
            writePaths(checkup.classPaths(), json);
            if (checkup.classes().isPresent()) {
                ClassSurvey survey = checkup.classes().get();
                writeFiles(survey.files(), survey.readable(), survey.relevant(), json);
                json.name("libraries").value(survey.libraries());
                writeAll("missing", survey.missing(), json);
            }
            json.endObject();
            json.name("sources").beginObject();
            writePaths(checkup.sourcePaths(), json);
            if (checkup.sources().isPresent()) {
                var survey = checkup.sources().get();
                writeFiles(survey.files(), survey.readable(), survey.relevant(), json);
            }
            json.endObject();
            json.name("facts").beginObject();
            json.name("builtIn").value(checkup.builtInFacts());
            json.name("files").beginArray();
            for (var file : checkup.facts().entrySet()) {
                json.beginObject();
                json.name("file").value(file.getKey());
                json.name("facts").value(file.getValue());
                json.endObject();
            }
            json.endArray();
            writeAll("problems", checkup.factProblems(), json);
            json.endObject();
            writeAll(
                    "skipped",
                    checkup.problems().stream().map(Diagnostic::toString).toList(),
                    json);
            json.endObject();
            return text + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writePaths(List<Path> paths, JsonWriter json) throws IOException {
        writeAll("paths", paths.stream().map(Path::toString).toList(), json);
    }

    private static void writeFiles(int files, int readable, int relevant, JsonWriter json) throws IOException {
        json.name("files").value(files);
        json.name("readable").value(readable);
        json.name("relevant").value(relevant);
    }

    private static void writeAll(String name, List<String> values, JsonWriter json) throws IOException {
        json.name(name).beginArray();
        for (String value : values) {
            json.value(value);
        }
        json.endArray();
    }
}
