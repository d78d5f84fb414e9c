package dev.wouldblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts that users and libraries add, through the real command line. */
class FactsTest {
    private static final String ENGINE = """
            package org.x;

            public class Engine {
                public interface Plugin {
                    void onFrame(byte[] frame);
                }

                public static void onLoop(Runnable task) {}

                public static class Store {
                    public byte[] load(String name) {
                        return new byte[0];
                    }

                    public void rename(String from, String to) {}
                }

                static class Reader implements Plugin {
                    private final Store store = new Store();

                    @Override
                    public void onFrame(byte[] frame) {
                        store.load("a");
                    }

                    void start() {
                        onLoop(() -> store.load("b"));
                    }
                }
            }
            """;

    private static final String FACTS = """
            # the engine's own loop

            context org.x.Engine$Plugin#onFrame/1 | the loop of the engine
            context-argument org.x.Engine#onLoop/1 argument=0 | the loop of the engine
            blocks org.x.Engine$Store#load(String) instead=Store.loadAsync | waits for the storage node
            """;

    @TempDir
    private Path temp;

    private Path classes;

    @BeforeEach
    void compile() {
        classes = Compiled.folder(temp.resolve("classes"), "Engine", ENGINE);
    }

    @Test
    void aFileOfFactsFindsWhatNothingElseKnows() throws IOException {
        assertThat(Run.of("scan", "--classes", classes).status()).isZero();

        Run run = Run.of("scan", "--classes", classes, "--facts", facts(FACTS));

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("WB_BLOCK_IN_EVENT_LOOP", "waits for the storage node", "the loop of the engine")
                .contains("2 findings");
    }

    @Test
    void sourcesSayTheSame() throws IOException {
        Path file = temp.resolve("src/org/x/Engine.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, ENGINE);

        Run run = Run.of("scan", "--sources", temp.resolve("src"), "--facts", facts(FACTS));

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("WB_BLOCK_IN_EVENT_LOOP", "waits for the storage node")
                .contains("2 findings");
    }

    @Test
    void aMethodThatNeverWaitsIsSilent() throws IOException {
        Path facts = facts("no-wait org.x.Engine$Store#load/1\n" + FACTS);

        Run run = Run.of("scan", "--classes", classes, "--facts", facts);

        assertThat(run).isEqualTo(Run.of("scan", "--classes", classes));
    }

    @Test
    void librariesBringTheirFacts() throws IOException {
        Path folder = classes.resolve("META-INF/wouldblock/engine");
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, FACTS);
        Path jar = Compiled.jar(temp.resolve("engine.jar"), classes);

        String out = Run.of("scan", "--classes", classes).out();

        assertThat(out).contains("2 findings");
        assertThat(Run.of("scan", "--classes", jar).out()).isEqualTo(out);

        Path user = Compiled.folder(temp.resolve("user"), "Calm", Compiled.SOUND);
        Files.writeString(folder, "blocks org.x.Nobody#waits/0\n");
        Run warned =
                Run.of("scan", "--classes", user, "--classpath", Compiled.jar(temp.resolve("library.jar"), classes));
        assertThat(warned.status()).isZero();
        assertThat(warned.err()).contains("library.jar!META-INF/wouldblock/engine:1: no class org.x.Nobody");
    }

    @Test
    void linesThatMakeNoSenseAreNamedAndTheOthersCount() throws IOException {
        Path facts = facts("""
                stalls org.x.Engine$Store#load/1 | x
                blocks org.x.Engine$Store.load
                blocks org.x.Engine$Store#load/1 tier=sometimes
                context-argument org.x.Engine#onLoop/1
                context-argument org.x.Engine#onLoop/1 argument=first
                blocks org.x.Engine$Store#rename/1
                blocks org.x.Engine$Store#rename(String,int)
                blocks org.x.Engine$Stores#load/1
                no-wait java.lang.Thread#doze/0
                no-wait org.x.Engine$Store#load/1 teir=lock
                guard org.x.Engine#onLoop/1
                blocks org.x.Engine$Store#rename/2 zero=2
                blocks org.x.Engine$Plugin#onFrame/1 tier=lock given-back=nope
                """ + FACTS);

        Run run = Run.of("scan", "--classes", classes, "--facts", facts);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("2 findings");
        assertThat(run.err().lines().map(line -> line.replace("wouldblock: " + facts, "")))
                .containsExactlyInAnyOrder(
                        ":1: no kind of fact is called \"stalls\", there are opens, no-wait, blocks, context, context-argument,"
                                + " offload, guard; the line has no effect",
                        ":2: not a fact: blocks org.x.Engine$Store.load; the line has no effect",
                        ":3: tier can not be \"sometimes\", but always or file or lock; the line has no effect",
                        ":4: context-argument needs argument=N; the line has no effect",
                        ":5: argument is the number of an argument, not \"first\"; the line has no effect",
                        ":6: org.x.Engine$Store has no method rename with 1 parameter; the line has no effect",
                        ":7: org.x.Engine$Store has no method rename(String,int); the line has no effect",
                        ":8: no class org.x.Engine$Stores in the code, on the class path or in the JDK; the line has no effect",
                        ":9: java.lang.Thread has no method doze with no parameter; the line has no effect",
                        ":10: no-wait has no key \"teir\"; the line has no effect",
                        ":11: guard needs on-loop=false or true; the line has no effect",
                        ":12: there is no argument 2 for zero, counted from 0: rename has 2 parameters; the line has no effect",
                        ":13: org.x.Engine$Plugin has no method nope for given-back; the line has no effect");
    }

    /** A value that names nothing must not leave the rest of its line in force. */
    @Test
    void aLineWithAWrongValueHasNoEffect() throws IOException {
        Path facts = facts(FACTS.replace("instead=Store.loadAsync", "done=nope"));

        Run run = Run.of("scan", "--classes", classes, "--facts", facts);

        assertThat(run.status()).isZero();
        assertThat(run.err()).contains(":5: org.x.Engine$Store has no method nope for done; the line has no effect");
    }

    @Test
    void aChannelThatIsHandedOutNonBlockingMayWriteLess() throws IOException {
        Path folder = Compiled.folder(temp.resolve("peer"), "Peer", """
                package org.x;

                import java.io.IOException;
                import java.nio.ByteBuffer;
                import java.nio.channels.SocketChannel;

                class Peer {
                    interface Pool {
                        SocketChannel borrow();
                    }

                    void send(Pool pool, byte[] bytes) throws IOException {
                        pool.borrow().write(ByteBuffer.wrap(bytes));
                    }
                }
                """);
        Path facts = facts("opens org.x.Peer$Pool#borrow/0 mode=non-blocking | the pool serves selector loops\n");

        assertThat(Run.of("scan", "--classes", folder).status()).isZero();
        Run run = Run.of("scan", "--classes", folder, "--facts", facts);

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("WB_WRITE_IGNORED", "handed out in non-blocking mode: the pool serves selector loops");
    }

    @Test
    void aFileThatIsNotThereIsAMistakeInTheCommand() {
        Run run = Run.of("scan", "--classes", classes, "--facts", temp.resolve("none"));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("none: cannot be read");
    }

    private Path facts(String text) throws IOException {
        return Files.writeString(temp.resolve(".wouldblock"), text);
    }
}
