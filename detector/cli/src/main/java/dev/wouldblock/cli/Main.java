package dev.wouldblock.cli;

import java.util.Optional;

/** Entry point of the runnable jar. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Optional<String> version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
        System.out.println("wouldblock " + version.orElse("(not packaged)"));
    }
}
