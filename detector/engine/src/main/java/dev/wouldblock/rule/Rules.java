package dev.wouldblock.rule;

import java.util.List;

/** All rules. Where several have something to say of one call, the first one speaks. */
public final class Rules {
    private static final List<Rule> ALL = List.of(
            new SpinWrite(),
            new SpinRead(),
            new SpinConnect(),
            new SpinAccept(),
            new SpinTransfer(),
            new WriteIgnored(),
            new WriteRemainderDropped(),
            new ReadIgnored(),
            new ReadZeroAsEof(),
            new EofIgnored(),
            new DatagramEof(),
            new AcceptNull(),
            new ReceiveNull(),
            new SendIgnored(),
            new ConnectIgnored(),
            new FinishConnectIgnored(),
            new TransferIgnored());

    private Rules() {}

    public static List<Rule> all() {
        return ALL;
    }
}
