package dev.wouldblock.cli;

import dev.wouldblock.finding.Safety;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that say which edits of the sources are made, and whether they are shown or written. */
final class FixOptions {
    @Option(
            names = "--fix",
            paramLabel = "KIND",
            arity = "0..1",
            fallbackValue = "safe",
            converter = ToSafety.class,
            description =
                    "Edit the source files. safe, or no kind: edits after which the code does something else only in "
                            + "the outcome that the finding is about. suggested: also those that someone has to look at. "
                            + "The report is then about what is left.")
    private Optional<Safety> written = Optional.empty();

    @Option(
            names = "--show-fixes",
            paramLabel = "KIND",
            arity = "0..1",
            fallbackValue = "safe",
            converter = ToSafety.class,
            description = "Print the edits as a unified diff for 'git apply', in the place of the text report. "
                    + "Nothing is changed, unless --fix is given too.")
    private Optional<Safety> shown = Optional.empty();

    boolean isWanted() {
        return writes() || shows();
    }

    boolean writes() {
        return written.isPresent();
    }

    boolean shows() {
        return shown.isPresent();
    }

    /** Both options may be given: what is shown is then what is written. */
    Set<Safety> kinds() {
        return written.or(() -> shown)
                .<Set<Safety>>map(least -> EnumSet.range(Safety.SAFE, least))
                .orElse(Set.of());
    }

    static final class ToSafety implements ITypeConverter<Safety> {
        @Override
        public Safety convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "safe" -> Safety.SAFE;
                case "suggested" -> Safety.SUGGESTED;
                default ->
                    throw new TypeConversionException("no kind of edits '" + value + "', there are safe and suggested");
            };
        }
    }
}
