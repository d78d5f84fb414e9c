package dev.wouldblock.bytecode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Class files with something wrong in them; the same random numbers, the same damage. */
final class Damage {
    private static final int POOL = 8;

    private Damage() {}

    static byte[] to(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        switch (random.nextInt(6)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> flip(bytes, random, 1, 0);
            case 2 -> flip(bytes, random, 1 + random.nextInt(20), 0);
            case 3 -> flip(bytes, random, 1 + random.nextInt(6), endOfPool(bytes));
            case 4 -> redirect(bytes, random, 1 + random.nextInt(5));
            default -> rewrite(bytes, random, 1 + random.nextInt(5));
        }
        return bytes;
    }

    /** Any values anywhere behind {@code from}: bits, small numbers, the largest ones. */
    private static void flip(byte[] bytes, Random random, int times, int from) {
        for (int i = 0; i < times; i++) {
            int at = from + random.nextInt(bytes.length - from);
            bytes[at] = switch (random.nextInt(4)) {
                case 0 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
                case 1 -> (byte) random.nextInt(8);
                case 2 -> (byte) -1;
                default -> (byte) random.nextInt(256);
            };
        }
    }

    /** Constants that name other constants than they did (JVMS 4.4). */
    private static void redirect(byte[] bytes, Random random, int times) {
        List<Integer> references = new ArrayList<>();
        int constants = u2(bytes, POOL);
        forEachConstant(bytes, (tag, at) -> {
            switch (tag) {
                case 7, 8, 16 -> references.add(at);
                case 9, 10, 11, 12, 17, 18 -> references.addAll(List.of(at, at + 2));
                default -> {}
            }
        });
        for (int i = 0; i < times && !references.isEmpty(); i++) {
            int at = references.get(random.nextInt(references.size()));
            int target = random.nextInt(constants + 1);
            bytes[at] = (byte) (target >> 8);
            bytes[at + 1] = (byte) target;
        }
    }

    /** Names and descriptors that say something else, in as many bytes. */
    private static void rewrite(byte[] bytes, Random random, int times) {
        String alphabet = "()[LIJVZ;/<>.$a\u0000";
        List<Integer> texts = new ArrayList<>();
        forEachConstant(bytes, (tag, at) -> {
            if (tag == 1 && u2(bytes, at) > 0) {
                texts.add(at);
            }
        });
        for (int i = 0; i < times && !texts.isEmpty(); i++) {
            int at = texts.get(random.nextInt(texts.size()));
            int place = at + 2 + random.nextInt(u2(bytes, at));
            bytes[place] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
        }
    }

    private interface Constants {
        void constant(int tag, int at);
    }

    private static int endOfPool(byte[] bytes) {
        return forEachConstant(bytes, (tag, at) -> {});
    }

    /** Returns the offset behind the constant pool. */
    private static int forEachConstant(byte[] bytes, Constants action) {
        int at = POOL + 2;
        for (int i = 1; i < u2(bytes, POOL); i++) {
            int tag = bytes[at];
            action.constant(tag, at + 1);
            at += 1
                    + switch (tag) {
                        case 1 -> 2 + u2(bytes, at + 1);
                        case 7, 8, 16, 19, 20 -> 2;
                        case 15 -> 3;
                        case 5, 6 -> 8;
                        default -> 4;
                    };
            i += tag == 5 || tag == 6 ? 1 : 0;
        }
        return at;
    }

    private static int u2(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
