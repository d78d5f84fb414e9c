package dev.wouldblock.bytecode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ByteTextTest {
    @Test
    void findsWhatStringsFind() {
        Random random = new Random(42);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = letters(random, 1 + random.nextInt(4)).replace('\u00e9', 'c');
            String all = letters(random, random.nextInt(12));
            int start = random.nextInt(all.length() + 1);
            int end = start + random.nextInt(all.length() - start + 1);
            String part = all.substring(start, end);
            ByteText wanted = new ByteText(text);
            byte[] bytes = all.getBytes(ISO_8859_1);

            assertThat(wanted.isIn(bytes, start, end))
                    .as("%s in %s", text, part)
                    .isEqualTo(part.contains(text));
            assertThat(wanted.starts(bytes, start, end)).isEqualTo(part.startsWith(text));
            assertThat(wanted.is(bytes, start, end)).isEqualTo(part.equals(text));
            found += part.contains(text) ? 1 : 0;
        }
        assertThat(found).isBetween(1_000, 19_000);
    }

    @Test
    void findsWhatStringsFindInAnyCase() {
        Random random = new Random(43);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = letters(random, 1 + random.nextInt(4)).replace('\u00e9', '[');
            String all = letters(random, random.nextInt(12));
            all = all.substring(0, all.length() / 2)
                    + all.substring(all.length() / 2).toUpperCase(Locale.ROOT);
            int start = random.nextInt(all.length() + 1);
            int end = start + random.nextInt(all.length() - start + 1);
            String part = all.substring(start, end).toLowerCase(Locale.ROOT);

            assertThat(new AnyCaseText(text).isIn(all.getBytes(ISO_8859_1), start, end))
                    .as("%s in %s", text, part)
                    .isEqualTo(part.contains(text));
            found += part.contains(text) ? 1 : 0;
        }
        assertThat(found).isBetween(1_000, 19_000);
    }

    /** What is beside the letters in ASCII has no other case. */
    @Test
    void nothingButLettersHasTwoCases() {
        byte[] bytes = "[@{`".getBytes(ISO_8859_1);

        assertThat(new AnyCaseText("{").isIn(bytes, 0, 2)).isFalse();
        assertThat(new AnyCaseText("`").isIn(bytes, 0, 2)).isFalse();
        assertThat(new AnyCaseText("[").isIn(bytes, 2, 4)).isFalse();
        assertThat(new AnyCaseText("{`").isIn(bytes, 0, 4)).isTrue();
    }

    /** Few letters, so that texts nearly match; one of them is no ASCII. */
    private static String letters(Random random, int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append(random.nextInt(20) == 0 ? '\u00e9' : "ab/".charAt(random.nextInt(3)));
        }
        return letters.toString();
    }
}
