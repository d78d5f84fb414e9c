package dev.wouldblock.bytecode;

import static dev.wouldblock.bytecode.Regions.file;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Only of its own channels the JDK says which threads call the handlers of their operations. */
class RegionOwnOperationsTest {
    private static final String WAITS = "WB_BLOCK_IN_COMPLETION_HANDLER Done.completed CountDownLatch.await";

    /** Reads with a thread of its own. */
    private static final String POLLED = file("""
            class Polled implements Connection {
                private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
                public void read(java.nio.ByteBuffer target, CompletionHandler<Integer, Object> handler) {
                    tasks.add(() -> handler.completed(0, this));
                }
            }
            """);

    private static final String CONNECTION = file("interface Connection {"
            + " void read(java.nio.ByteBuffer target, CompletionHandler<Integer, Object> handler); }");

    /** Reads with a channel of the JDK. */
    private static String over(String start) {
        return file("""
                class Over implements Connection {
                    private final AsynchronousSocketChannel channel;
                    Over(AsynchronousSocketChannel channel) {
                        this.channel = channel;
                    }
                    public void read(java.nio.ByteBuffer target, CompletionHandler<Integer, Object> handler) {
                        %s
                    }
                    void start(java.nio.ByteBuffer target, CompletionHandler<Integer, Object> handler) {
                        channel.read(target, null, handler);
                    }
                }
                """.formatted(start));
    }

    private static String handler(String completed) {
        return file("""
                class Done implements CompletionHandler<Integer, Object> {
                    final CountDownLatch latch = new CountDownLatch(1);
                    public void completed(Integer count, Object attachment) {
                        %s
                    }
                    public void failed(Throwable cause, Object attachment) {}
                }
                """.formatted(completed));
    }

    private static final String HANDLER =
            handler("try { latch.await(); } catch (InterruptedException e) { throw new IllegalStateException(e); }");

    private static String user(String code) {
        return file("class User { CompletionHandler<Integer, Object> kept;"
                + " void use(Connection connection, AsynchronousSocketChannel channel, Executor executor,"
                + " java.nio.ByteBuffer target) {" + code + "} }");
    }

    private static List<String> found(Profile profile, String... sources) {
        return Regions.findings(profile, sources).stream()
                .map(Regions::shown)
                .filter(f -> f.startsWith("WB_BLOCK"))
                .toList();
    }

    @Test
    void aHandlerForOperationsOfTheProgramRunsOnThreadsOfTheProgram() {
        String user = user("connection.read(target, new Done());");

        assertThat(found(Profile.DEFAULT, CONNECTION, POLLED, HANDLER, user)).isEmpty();
        assertThat(found(Profile.STRICT, CONNECTION, POLLED, HANDLER, user)).containsExactly(WAITS);
    }

    @Test
    void anOperationThatStartsOneOfTheJdkCallsItLikeThat() {
        String user = user("connection.read(target, new Done());");

        assertThat(found(Profile.DEFAULT, CONNECTION, over("start(target, handler);"), HANDLER, user))
                .containsExactly(WAITS);
        assertThat(found(
                        Profile.DEFAULT,
                        CONNECTION,
                        over("executor.execute(() -> start(target, handler));")
                                .replace(
                                        "AsynchronousSocketChannel channel;",
                                        "AsynchronousSocketChannel channel;" + " Executor executor;"),
                        HANDLER,
                        user))
                .containsExactly(WAITS);
        assertThat(found(Profile.DEFAULT, CONNECTION, POLLED, over("start(target, handler);"), HANDLER, user))
                .containsExactly(WAITS);
    }

    @Test
    void aHandlerThatIsAlsoGivenElsewhereMayRunAnywhere() {
        String own = "connection.read(target, new Done());";
        for (String other : List.of(
                "channel.read(target, null, new Done());",
                "((AsynchronousByteChannel) channel).read(target, null, new Done());",
                "kept = new Done();",
                "var done = new Done(); executor.execute(() -> channel.read(target, null, done));",
                "new ArrayList<>().add(new Done());")) {
            assertThat(found(Profile.DEFAULT, CONNECTION, POLLED, HANDLER, user(own + other)))
                    .as(other)
                    .containsExactly(WAITS);
        }
    }

    @Test
    void aHandlerThatNobodyIsSeenToUseMayBeForAnyChannel() {
        assertThat(found(Profile.DEFAULT, CONNECTION, POLLED, HANDLER)).containsExactly(WAITS);
    }

    @Test
    void aHandlerMayGiveItselfToAChannelOfTheJdk() {
        String again = handler("try { latch.await(); } catch (InterruptedException e) { return; }"
                + " ((AsynchronousSocketChannel) attachment).read(java.nio.ByteBuffer.allocate(9), null, this);");

        assertThat(found(Profile.DEFAULT, CONNECTION, POLLED, again, user("connection.read(target, new Done());")))
                .containsExactly(WAITS);
    }

    /** Where a channel of the JDK calls the handler, the next operation is one of that channel. */
    @Test
    void theNextOperationIsOneOfTheClassThatCalledTheHandler() {
        String next = handler("((Connection) attachment).read(java.nio.ByteBuffer.allocate(9), new Done());");
        String waiting = POLLED.replace(
                "tasks.add(", "try { Thread.sleep(9); } catch (InterruptedException e) { return; } tasks.add(");
        String user = user("connection.read(target, new Done());");
        String[] all = {CONNECTION, waiting, over("start(target, handler);"), next, user};

        assertThat(found(Profile.DEFAULT, all)).isEmpty();
        assertThat(found(Profile.STRICT, all))
                .containsExactly("WB_BLOCK_IN_COMPLETION_HANDLER Polled.read Thread.sleep");
    }

    @Test
    void anotherHandlerMayStartAnyOperation() {
        String next = handler("((Connection) attachment).read(java.nio.ByteBuffer.allocate(9), new Other());");
        String other = next.replace("class Done", "class Other");
        String waiting = POLLED.replace(
                "tasks.add(", "try { Thread.sleep(9); } catch (InterruptedException e) { return; } tasks.add(");
        String user = user("channel.read(target, null, new Done());");

        assertThat(found(Profile.DEFAULT, CONNECTION, waiting, over("start(target, handler);"), next, other, user))
                .containsExactly("WB_BLOCK_IN_COMPLETION_HANDLER Polled.read Thread.sleep");
    }
}
