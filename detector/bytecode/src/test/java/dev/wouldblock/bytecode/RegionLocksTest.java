package dev.wouldblock.bytecode;

import static dev.wouldblock.bytecode.Regions.file;
import static dev.wouldblock.bytecode.Regions.findings;
import static dev.wouldblock.bytecode.Regions.found;
import static dev.wouldblock.bytecode.Regions.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wouldblock.catalog.Profile;
import dev.wouldblock.finding.Finding;
import dev.wouldblock.finding.TraceStep;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A loop waits for a lock as long as another thread that holds it waits for something else. */
class RegionLocksTest {
    private static final String FOUND = "WB_LOCK_IN_EVENT_LOOP Server.run ReentrantLock.lock";
    private static final String MEMBERS = """
            final java.util.concurrent.locks.ReentrantLock lock = new java.util.concurrent.locks.ReentrantLock();
            final java.util.concurrent.locks.Condition changed = lock.newCondition();
            final List<Object> done = new ArrayList<>();
            Future<Object> task;
            """;

    private static String locking(String members) {
        return server("lock.lock(); done.add(key); lock.unlock();", MEMBERS + members);
    }

    private static String holder(String body) {
        return locking("void hold() throws Exception {" + body + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lock.lock(); try { done.add(task.get()); } finally { lock.unlock(); }",
                "lock.lockInterruptibly(); Thread.sleep(100); lock.unlock();",
                "var same = lock; same.lock(); try { java.nio.file.Files.size(null); } finally { same.unlock(); }",
                "lock.lock(); if (!done.isEmpty()) { lock.unlock(); return; } task.get(); lock.unlock();",
                "lock.lock(); try { for (Object o : done) { task.get(); } } finally { lock.unlock(); }",
            })
    void whoBlocksUnderALockMakesTheLoopWait(String body) {
        assertThat(found(holder(body))).containsExactly(FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lock.lock(); try { done.clear(); } finally { lock.unlock(); }",
                // Before and behind the lock.
                "task.get(); lock.lock(); try { done.clear(); } finally { lock.unlock(); } task.get();",
                // A wait for a condition gives the lock back.
                "lock.lock(); try { changed.await(); } finally { lock.unlock(); }",
                // There is nothing to wait for.
                "lock.lock(); try { if (task.isDone()) { task.get(); } } finally { lock.unlock(); }",
                // Whether it is held, its result tells.
                "if (!lock.tryLock(1, TimeUnit.SECONDS)) { task.get(); }",
                "lock.lock(); new Thread(() -> { try { task.get(); } catch (Exception e) { done.clear(); } }); lock.unlock();",
            })
    void whoDoesNotHoldItLongDoesNot(String body) {
        assertThat(found(holder(body))).isEmpty();
    }

    @Test
    void itMayBlockInAMethodThatItCalls() {
        String calling = "void hold() throws Exception { lock.lock(); try { one(); } finally { lock.unlock(); } }"
                + " void one() throws Exception { two(); } void two() throws Exception { three(); }";

        assertThat(found(locking(calling + "void three() throws Exception { task.get(); }")))
                .containsExactly(FOUND);
        assertThat(found(locking(calling + "void three() throws Exception { lock.unlock(); task.get(); }")))
                .isEmpty();
        assertThat(found(locking(calling + "void three() throws Exception { four(); }"
                        + " void four() throws Exception { task.get(); }")))
                .isEmpty();
    }

    @Test
    void whoeverAskedBeforeTheCallNeedNotWait() {
        String helper = "Object result(Future<Object> f) throws Exception { return f.get(); }";
        String body = "void hold() throws Exception { lock.lock(); %s result(task); lock.unlock(); }";

        assertThat(found(locking(helper + body.formatted("")))).containsExactly(FOUND);
        assertThat(found(locking(helper + body.formatted("if (task.isDone())"))))
                .isEmpty();
    }

    /** What the loop does itself under its lock is found where it does it. */
    @Test
    void theLoopDoesNotWaitForItself() {
        String body = "hold();";
        String members = MEMBERS
                + "void hold() { lock.lock(); try { task.get(); } catch (Exception e) { done.clear(); }"
                + " finally { lock.unlock(); } }";

        assertThat(found(server(body, members))).containsExactly("WB_BLOCK_IN_SELECTOR_LOOP Server.hold Future.get");
    }

    @Test
    void anotherLockIsNothingToTheLoop() {
        String other = "final java.util.concurrent.locks.Lock other = new java.util.concurrent.locks.ReentrantLock();";

        assertThat(
                        found(
                                locking(
                                        other
                                                + "void hold() throws Exception { other.lock(); try { task.get(); } finally { other.unlock(); } }")))
                .isEmpty();
    }

    @Test
    void aLockWithoutANameIsNotKnown() {
        String handedIn = "void hold(java.util.concurrent.locks.Lock any) throws Exception"
                + " { any.lock(); try { task.get(); } finally { any.unlock(); } }";
        String collected = server(
                "locks.get(0).lock(); done.add(key);",
                MEMBERS + "List<java.util.concurrent.locks.Lock> locks;"
                        + "void hold() throws Exception { locks.get(0).lock(); task.get(); locks.get(0).unlock(); }");

        assertThat(found(locking(handedIn))).isEmpty();
        assertThat(found(collected)).isEmpty();
    }

    private static String sides(String loop, String holder) {
        return server(loop + ".lock(); done.add(key); " + loop + ".unlock();", """
                final java.util.concurrent.locks.ReadWriteLock lock
                        = new java.util.concurrent.locks.ReentrantReadWriteLock();
                final java.util.concurrent.locks.Lock reading = lock.readLock();
                final java.util.concurrent.locks.Lock writing = lock.writeLock();
                final List<Object> done = new ArrayList<>();
                Future<Object> task;
                void hold() throws Exception { %s.lock(); try { task.get(); } finally { %s.unlock(); } }
                """.formatted(holder, holder));
    }

    @Test
    void readersWaitForWritersOnly() {
        String found = "WB_LOCK_IN_EVENT_LOOP Server.run Lock.lock";

        assertThat(found(sides("lock.readLock()", "lock.writeLock()"))).containsExactly(found);
        assertThat(found(sides("lock.writeLock()", "lock.readLock()"))).containsExactly(found);
        assertThat(found(sides("lock.readLock()", "lock.readLock()"))).isEmpty();
        assertThat(found(sides("reading", "writing"))).containsExactly(found);
        assertThat(found(sides("lock.writeLock()", "reading"))).containsExactly(found);
        assertThat(found(sides("reading", "lock.readLock()"))).isEmpty();
    }

    @Test
    void aStampTellsWhatIsGivenBack() {
        String members = """
                final java.util.concurrent.locks.StampedLock lock = new java.util.concurrent.locks.StampedLock();
                Future<Object> task;
                void hold() throws Exception { long stamp = lock.%s; lock.%s(stamp); task.get(); }
                """;
        String loop = "long stamp = lock.readLock(); lock.unlockRead(stamp);";

        assertThat(found(server(loop, members.formatted("writeLock()", "validate"))))
                .containsExactly("WB_LOCK_IN_EVENT_LOOP Server.run StampedLock.readLock");
        assertThat(found(server(loop, members.formatted("writeLock()", "unlockWrite"))))
                .isEmpty();
        assertThat(found(server(loop, members.formatted("readLock()", "validate"))))
                .isEmpty();
    }

    @Test
    void aClassCanBeALock() {
        String section = file(
                "class Section extends java.util.concurrent.locks.StampedLock { Future<Object> task; int size;"
                        + " void put() { long stamp = writeLock(); size++; unlockWrite(stamp); }"
                        + " void hold() throws Exception { long stamp = readLock(); task.get(); unlockRead(stamp); } }");

        assertThat(found(section, server("section.put();", "Section section;")))
                .containsExactly("WB_LOCK_IN_EVENT_LOOP Section.put Section.writeLock");
    }

    @Test
    void theTraceGoesOnWithTheHolder() {
        List<Finding> findings = findings(
                Profile.STRICT,
                locking("void hold() throws Exception { lock.lock(); try { one(); } finally { lock.unlock(); } }"
                        + " void one() throws Exception { task.get(); }"));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.message())
                    .contains("Server.hold holds the lock and Future.get waits until the task has ended");
            assertThat(finding.trace())
                    .extracting(TraceStep::phrase)
                    .endsWith(
                            "ReentrantLock.lock waits while another thread holds the lock",
                            "Server.hold takes the same lock here",
                            "and, while it has it, calls Server.one",
                            "Future.get waits until the task has ended");
        });
    }
}
