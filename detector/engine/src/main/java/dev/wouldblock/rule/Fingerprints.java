package dev.wouldblock.rule;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Names findings so that a line that moves keeps its name. */
final class Fingerprints {
    private static final int DIGITS = 32;

    private final Map<String, Integer> ordinals = new HashMap<>();

    /** To be asked in the order of the lines, as the calls of one method are told apart by their order. */
    String of(String rule, String method, String call) {
        String name = rule + "\n" + method + "\n" + call;
        int ordinal = ordinals.merge(name, 1, Integer::sum);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((name + "\n" + ordinal).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
