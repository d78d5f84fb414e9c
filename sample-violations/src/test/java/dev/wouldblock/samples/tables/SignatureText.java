package dev.wouldblock.samples.tables;

/**
 * A signature of a class file (JVMS 4.7.9.1) in the form of the tables: of each type variable only the first bound, of
 * a member type only its own arguments, nothing about exceptions.
 */
final class SignatureText {
    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private SignatureText(String text) {
        this.text = text;
    }

    static String of(String signature) {
        SignatureText reader = new SignatureText(signature);
        reader.formals();
        reader.parameters();
        while (reader.at < signature.length() && signature.charAt(reader.at) != '^') {
            reader.type();
        }
        return reader.out.toString();
    }

    private void formals() {
        if (!take('<')) {
            return;
        }
        while (!take('>')) {
            copyTo(text.indexOf(':', at) + 1);
            if (text.charAt(at) == ':') {
                at++;
            }
            type();
            int kept = out.length();
            while (text.charAt(at) == ':') {
                at++;
                type();
            }
            out.setLength(kept);
        }
    }

    private void parameters() {
        if (take('(')) {
            while (!take(')')) {
                type();
            }
        }
    }

    private void type() {
        char kind = text.charAt(at);
        switch (kind) {
            case '[', '+', '-' -> {
                take(kind);
                type();
            }
            case 'T' -> copyTo(text.indexOf(';', at) + 1);
            case 'L' -> classType();
            default -> take(kind);
        }
    }

    private void classType() {
        int start = out.length();
        while (!take(';')) {
            if (text.charAt(at) == '<') {
                arguments();
            } else if (text.charAt(at) == '.') {
                int end = out.indexOf("<", start);
                out.setLength(end < 0 ? out.length() : end);
                out.append('$');
                at++;
            } else {
                take(text.charAt(at));
            }
        }
    }

    private void arguments() {
        take('<');
        while (!take('>')) {
            type();
        }
    }

    private void copyTo(int end) {
        out.append(text, at, end);
        at = end;
    }

    /** Copies an expected character, or nothing where another one stands. */
    private boolean take(char expected) {
        if (text.charAt(at) != expected) {
            return false;
        }
        out.append(expected);
        at++;
        return true;
    }
}
