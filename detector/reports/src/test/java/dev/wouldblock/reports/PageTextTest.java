package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageTextTest {
    @Test
    void relativeLinksBecomeNames() {
        assertThat(PageText.markdown(
                        "1. [Retry](../fixes/retry-when-ready.md#how), see [A](WB_A.md) or [WB_B](WB_B.md)."))
                .isEqualTo("1. Retry (`retry-when-ready`), see A (`WB_A`) or WB_B.\n");
        assertThat(PageText.markdown("[above](#example), [the code](../../samples/A.java)"))
                .isEqualTo("above, the code (`samples/A.java`)\n");
    }

    @Test
    void linksToTheWorldStay() {
        String line = "[read](https://docs.example/A.html#read%28x%29)";
        assertThat(PageText.markdown(line)).isEqualTo(line + "\n");
        assertThat(PageText.plain(line)).isEqualTo("read (https://docs.example/A.html#read%28x%29)\n");
    }

    @Test
    void codeStaysAsItIs() {
        String code = "```java\n# a[i](x.md) ** `b`\n```\n";
        assertThat(PageText.markdown(code)).isEqualTo(code);
        assertThat(PageText.plain(code)).isEqualTo("# a[i](x.md) ** `b`\n");
        assertThat(PageText.plain("a\n" + code + "b")).isEqualTo("a\n    # a[i](x.md) ** `b`\nb\n");
    }

    @Test
    void commentsAreForTheBuild() {
        assertThat(PageText.markdown("a\n<!-- sample: A.java -->\nb")).isEqualTo("a\nb\n");
    }

    @Test
    void openingIsTheFirstParagraph() {
        assertThat(PageText.opening("## What it flags\n\nA `write`\n  in [a loop](x.md).\n\nMore."))
                .isEqualTo("A write in a loop (x).");
        assertThat(PageText.opening("")).isEmpty();
    }
}
