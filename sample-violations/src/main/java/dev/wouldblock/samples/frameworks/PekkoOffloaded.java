package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;

/** Right: an executor for blocking work, and the answer comes as a message. */
public final class PekkoOffloaded extends AbstractActor {
    private final PreparedStatement insert;
    private final Executor blocking;
    private final Function<Integer, CompletableFuture<String>> names;

    PekkoOffloaded(PreparedStatement insert, Executor blocking, Function<Integer, CompletableFuture<String>> names) {
        this.insert = insert;
        this.blocking = blocking;
        this.names = names;
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(String.class, order -> blocking.execute(() -> store(order)))
                .match(Integer.class, this::answer)
                .build();
    }

    private void answer(Integer number) {
        ActorRef asker = getSender();
        names.apply(number).thenAccept(name -> asker.tell(name, ActorRef.noSender()));
    }

    private synchronized void store(String order) {
        try {
            insert.setString(1, order);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
