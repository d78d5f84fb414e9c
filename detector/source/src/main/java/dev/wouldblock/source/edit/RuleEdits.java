package dev.wouldblock.source.edit;

import dev.wouldblock.finding.Safety;
import java.util.List;

/**
 * Which fix of which rule has an edit. The page of the rule says the same in its front matter.
 *
 * @param rule id of the rule
 * @param fix id of the fix that the finding asks for first
 */
record RuleEdits(String rule, String fix, Safety safety, EditRule maker) {
    static final List<RuleEdits> ALL = List.of(
            safe(
                    "WB_ACCEPT_NULL",
                    "check-result",
                    new LeaveOut("Leave when there is no connection", Outcome.NULL, true, "client", "accepted")),
            safe(
                    "WB_RECEIVE_NULL",
                    "check-result",
                    new LeaveOut("Leave when there is no datagram", Outcome.NULL, false, "sender", "source")),
            safe(
                    "WB_FINISH_CONNECT_IGNORED",
                    "check-result",
                    new LeaveOut("Leave as long as the connection is pending", Outcome.FALSE, false, "isConnected")),
            suggested(
                    "WB_TRYLOCK_NULL",
                    "check-result",
                    new LeaveOut("Leave when somebody else holds the lock", Outcome.NULL, false, "lock")),
            suggested("WB_CONNECT_IGNORED", "blocking-mode", new ModeChange()),
            suggested("WB_EOF_IGNORED", "close-at-eof", new CloseAtEnd()),
            suggested(
                    "WB_ACCEPTED_LEFT_BLOCKING",
                    "mode-and-order",
                    new ConfigureFirst("Configure the channel before the first read", "read")),
            safe(
                    "WB_REGISTER_BLOCKING",
                    "mode-and-order",
                    new ConfigureFirst("Configure the channel before it is registered", "register")),
            suggested("WB_WRITE_IGNORED", "retry-when-ready", new KeepRest()),
            suggested("WB_WRITE_IGNORED", "blocking-mode", new BlockingWrite()),
            suggested("WB_WRITE_REMAINDER_DROPPED", "retry-when-ready", new KeepRest()),
            suggested("WB_WRITE_REMAINDER_DROPPED", "blocking-mode", new BlockingWrite()),
            suggested("WB_SPIN_WRITE", "retry-when-ready", new KeepAndReturn()),
            suggested("WB_SPIN_WRITE", "blocking-mode", new ModeChange()),
            suggested("WB_SPIN_READ", "retry-when-ready", new ReturnToSelector()),
            suggested("WB_SPIN_READ", "blocking-mode", new ModeChange()),
            suggested("WB_STREAM_ON_NONBLOCKING", "blocking-mode", new ModeChange()),
            suggested("WB_NONBLOCKING_NOT_NEEDED", "blocking-mode", new ModeChange()),
            suggested("WB_SELECTED_KEY_NOT_REMOVED", "key-hygiene", new RemoveSelectedKeys()),
            safe("WB_OP_CONNECT_LEFT_ON", "key-hygiene", new DropConnectInterest()),
            suggested("WB_BLOCK_IN_EVENT_LOOP", "framework-api", new WaitToListener()),
            suggested("WB_BLOCK_IN_EVENT_LOOP", "framework-api", new SleepToSchedule()));

    private static RuleEdits safe(String rule, String fix, EditRule maker) {
        return new RuleEdits(rule, fix, Safety.SAFE, maker);
    }

    private static RuleEdits suggested(String rule, String fix, EditRule maker) {
        return new RuleEdits(rule, fix, Safety.SUGGESTED, maker);
    }
}
