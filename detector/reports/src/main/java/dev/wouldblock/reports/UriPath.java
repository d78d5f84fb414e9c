package dev.wouldblock.reports;

import java.nio.charset.StandardCharsets;

/** A relative path as a URI reference (RFC 3986, section 4.2). */
final class UriPath {
    /**
     * What may stand in a path segment as it is: unreserved characters, sub-delimiters and the at sign. A colon
     * may too, but would make a scheme of the first segment.
     */
    private static final String PLAIN = "-._~!$&'()*+,;=@/";

    private UriPath() {}

    static String encode(String path) {
        StringBuilder uri = new StringBuilder(path.length());
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                uri.append(c);
            } else {
                uri.append('%').append(hex(c >> 4)).append(hex(c & 0xF));
            }
        }
        return uri.toString();
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }
}
