package dev.wouldblock.samples.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;

/** A lock, an offer or a question is answered with "not now": the violation goes on as if it were "yes". */
class RefusedTest {
    @WitnessOf("WB_TRYLOCK_NULL")
    void trylockNullWritesWithoutTheLock(@TempDir Path folder) throws IOException {
        Path counter = Files.write(folder.resolve("counter"), new byte[Long.BYTES]);
        try (LockHolder other = LockHolder.of(counter)) {
            assertThat(TrylockNullFixed.increment(counter)).isFalse();
            assertThat(value(counter)).isZero();

            TrylockNull.increment(counter);
            assertThat(value(counter)).isEqualTo(1);
        }
        assertThat(TrylockNullFixed.increment(counter)).isTrue();
        assertThat(value(counter)).isEqualTo(2);
    }

    static long value(Path counter) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(counter)).getLong();
    }

    @WitnessOf("WB_TRY_RESULT_IGNORED")
    void tryResultIgnoredLosesWhatASlowSubscriberCanNotTake() {
        List<Integer> changes = IntStream.range(0, 100).boxed().toList();
        try (SubmissionPublisher<Integer> prices = new SubmissionPublisher<>(Runnable::run, 4)) {
            SlowSubscriber slow = new SlowSubscriber();
            prices.subscribe(slow);
            TryResultIgnored.publish(prices, changes);
            slow.goOn();
            assertThat(slow.received).isNotEmpty().hasSizeLessThan(changes.size());
        }
        try (SubmissionPublisher<Integer> prices = new SubmissionPublisher<>(Runnable::run, 4)) {
            SlowSubscriber slow = new SlowSubscriber();
            prices.subscribe(slow);
            int drops = TryResultIgnoredFixed.publish(prices, changes);
            slow.goOn();
            assertThat(drops).isPositive();
            assertThat(slow.received).hasSize(changes.size() - drops);
        }
    }

    /** Asks for nothing before it is told to go on. */
    private static final class SlowSubscriber implements Flow.Subscriber<Integer> {
        final List<Integer> received = new ArrayList<>();
        private Flow.Subscription subscription;

        void goOn() {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(Integer item) {
            received.add(item);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {}
    }

    @WitnessOf("WB_AVAILABLE_POLL")
    void availablePollGoesOnAfterTheEndOfTheStream() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                Socket near = new Socket(server.getInetAddress(), server.getLocalPort())) {
            server.accept().close();
            BusyThread<Integer> asking = BusyThread.start(() -> AvailablePoll.firstByte(near));
            asking.awaitWaste();
            near.close();
            assertThatThrownBy(asking::result)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SocketException.class);
        }
        try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                Socket near = new Socket(server.getInetAddress(), server.getLocalPort())) {
            server.accept().close();
            assertThat(AvailablePollFixed.firstByte(near)).isEqualTo(-1);
        }
    }
}
