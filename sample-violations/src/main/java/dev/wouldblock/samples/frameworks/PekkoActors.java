package dev.wouldblock.samples.frameworks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.japi.pf.ReceiveBuilder;
import scala.concurrent.Await;
import scala.concurrent.Future;
import scala.concurrent.duration.Duration;

/** A few threads of the dispatcher run all actors. */
public final class PekkoActors {

    static final class Store extends AbstractActor {
        private final PreparedStatement insert;
        private final Future<String> name;

        Store(PreparedStatement insert, Future<String> name) {
            this.insert = insert;
            this.name = name;
        }

        @Override
        public Receive createReceive() {
            ReceiveBuilder messages = receiveBuilder();
            messages.match(String.class, this::store);
            messages.match(Integer.class, number -> {
                String text = Await.result(name, Duration.Inf()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
                getSender().tell(text + number, getSelf());
            });
            return messages.build();
        }

        private void store(String order) throws SQLException {
            insert.setString(1, order);
            insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
        }
    }

    static final class Greeter extends AbstractBehavior<String> {
        private final CompletableFuture<String> greeting;

        private Greeter(ActorContext<String> context, CompletableFuture<String> greeting) {
            super(context);
            this.greeting = greeting;
        }

        static Behavior<String> create(CompletableFuture<Void> started, CompletableFuture<String> greeting) {
            return Behaviors.setup(context -> {
                started.join(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
                return new Greeter(context, greeting);
            });
        }

        @Override
        public org.apache.pekko.actor.typed.javadsl.Receive<String> createReceive() {
            org.apache.pekko.actor.typed.javadsl.ReceiveBuilder<String> messages = newReceiveBuilder();
            messages.onMessage(String.class, name -> {
                getContext().getSelf().tell(greeting.join() + name); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
                return this;
            });
            return messages.build();
        }
    }
}
