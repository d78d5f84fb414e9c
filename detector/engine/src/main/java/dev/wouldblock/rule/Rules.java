package dev.wouldblock.rule;

import java.util.List;
import java.util.stream.Stream;

/** All rules. Where several have something to say of one call, the first one speaks. */
public final class Rules {
    private static final SslRemainder SSL_REMAINDER = new SslRemainder();

    private static final List<OutcomeRule> OUTCOMES = List.of(
            new SpinWrite(),
            new SpinRead(),
            new SpinConnect(),
            new SpinAccept(),
            new SpinTransfer(),
            new FullBufferRead(),
            new AvailablePoll(),
            SSL_REMAINDER,
            new WriteIgnored(),
            new WriteRemainderDropped(),
            new ReadIgnored(),
            new ShortRead(),
            new ReadZeroAsEof(),
            new EofIgnored(),
            new DatagramEof(),
            new AcceptNull(),
            new ReceiveNull(),
            new TrylockNull(),
            new SendIgnored(),
            new ConnectIgnored(),
            new FinishConnectIgnored(),
            new TransferIgnored(),
            new BlockingShortWrite());

    private static final List<RegionRule> REGIONS = List.of(
            new SpinOnVirtualThread(),
            new JoinInSamePool(),
            new NestedSelect(),
            new WaitOnOwnExecutor(),
            new WaitInCallback(),
            new SleepBackoffInLoop(),
            new AcceptedLeftBlocking(),
            new LockInEventLoop(),
            new FileIoInEventLoop(),
            new RawChannelInFramework(),
            new BlockInSelectorLoop(),
            new BlockInCompletionHandler(),
            new BlockInEventLoop());

    private static final List<ProtocolRule> PROTOCOLS = List.of(
            new RegisterBlocking(),
            new StreamOnNonblocking(),
            new AdaptorOnNonblocking(),
            new BlockingWhileRegistered(),
            new SoTimeoutNoEffect(),
            new ModeExceptionSwallowed(),
            new NonblockingNotNeeded(),
            new SelectedKeyNotRemoved(),
            new OpConnectLeftOn(),
            new OpWriteAlwaysOn(),
            new CancelledKeyReuse(),
            new KeyNotValidated(),
            new NoWakeup(),
            new SelectInterruptSpin(),
            SSL_REMAINDER,
            new TryResultIgnored(),
            new ErrnoText(),
            new TimeoutMisread(),
            new AsyncOverlap(),
            new AsyncReuseAfterTimeout(),
            new AsyncBufferReused(),
            new AsyncResultIgnored(),
            new AsyncFutureDropped());

    private Rules() {}

    public static List<Rule> all() {
        return Stream.of(OUTCOMES, REGIONS, PROTOCOLS)
                .<Rule>flatMap(List::stream)
                .distinct()
                .toList();
    }

    static List<OutcomeRule> outcomes() {
        return OUTCOMES;
    }

    static List<RegionRule> regions() {
        return REGIONS;
    }

    static List<ProtocolRule> protocols() {
        return PROTOCOLS;
    }
}
