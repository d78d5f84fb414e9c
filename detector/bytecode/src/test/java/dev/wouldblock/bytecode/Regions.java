package dev.wouldblock.bytecode;

import dev.wouldblock.Analyzer;
import dev.wouldblock.catalog.Pages;
import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.Finding;
import java.util.List;

/** Short programs around a selector loop, and what is found in them. */
final class Regions {
    private static final String IMPORTS = """
            package org.x;
            import java.io.IOException;
            import java.nio.channels.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    private Regions() {}

    /** A source file of the package {@code org.x} that may use what the tests are about. */
    static String file(String type) {
        return IMPORTS + type;
    }

    /**
     * A server with a selector loop.
     *
     * @param handling what it does with each {@code key} that can be read
     * @param members further fields and methods
     */
    static String server(String handling, String members) {
        return file("""
                class Server {
                    final Selector selector;
                    Server(Selector selector) {
                        this.selector = selector;
                    }
                    void run() throws Exception {
                        while (selector.isOpen()) {
                            selector.select();
                            for (SelectionKey key : selector.selectedKeys()) {
                                if (key.isReadable()) {
                                    %s
                                }
                            }
                            selector.selectedKeys().clear();
                        }
                    }
                    %s
                }
                """.formatted(handling, members));
    }

    /** A class around some members, one of which may be a selector loop of its own. */
    static String type(String members) {
        return file("class Server {\n" + members + "\n}\n");
    }

    /** The findings of the strict profile, each as its rule, its method without the package, and its call. */
    static List<String> found(String... sources) {
        return findings(Profile.STRICT, sources).stream().map(Regions::shown).toList();
    }

    static List<Finding> findings(Profile profile, String... sources) {
        return findings(profile, Compiled.of(sources));
    }

    static List<Finding> findings(Profile profile, Compiled compiled) {
        Lowering.Lowered lowered = Lowering.lower(compiled.inputs(), List.of(), 1);
        if (!lowered.diagnostics().isEmpty()) {
            throw new IllegalArgumentException(lowered.diagnostics().toString());
        }
        return new Analyzer(Pages.load(), profile).analyze(lowered.program(), "bytecode");
    }

    static String shown(Finding finding) {
        return finding.rule() + " " + finding.location().qualifiedMethod().replace("org.x.", "") + " " + finding.call();
    }
}
