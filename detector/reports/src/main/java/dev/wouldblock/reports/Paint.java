package dev.wouldblock.reports;

/** Colours of a terminal (ECMA-48, SGR), or none. */
record Paint(boolean on) {
    String level(Level level, String text) {
        return in(
                switch (level) {
                    case ERROR -> "1;31";
                    case WARNING -> "1;33";
                    case NOTE -> "1;36";
                },
                text);
    }

    String strong(String text) {
        return in("1", text);
    }

    /** What holds the text together but is not read: arrows and line numbers. */
    String frame(String text) {
        return in("34", text);
    }

    String fix(String text) {
        return in("32", text);
    }

    private String in(String code, String text) {
        return on && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
