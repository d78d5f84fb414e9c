package dev.wouldblock.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UriPathTest {
    @Test
    void ordinaryPathsStay() {
        assertThat(UriPath.encode("org/x_y/Outer-1.java")).isEqualTo("org/x_y/Outer-1.java");
        assertThat(UriPath.encode("org/x/A$B.java")).isEqualTo("org/x/A$B.java");
    }

    @Test
    void everythingElseIsEncoded() {
        assertThat(UriPath.encode("a b/\u00dc.java")).isEqualTo("a%20b/%C3%9C.java");
        assertThat(UriPath.encode("100%.java?#\\")).isEqualTo("100%25.java%3F%23%5C");
    }

    @Test
    void aPathNeverGetsAScheme() throws URISyntaxException {
        assertThat(new URI(UriPath.encode("file:x.java")).getScheme()).isNull();
    }

    @Test
    void decodesToThePath() throws URISyntaxException {
        StringBuilder path = new StringBuilder("x");
        for (char c = 0; c < 0x500; c++) {
            path.append(c);
        }
        URI uri = new URI(UriPath.encode(path.toString()));
        assertThat(uri.getPath().getBytes(StandardCharsets.UTF_8))
                .isEqualTo(path.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(uri.isAbsolute()).isFalse();
    }
}
