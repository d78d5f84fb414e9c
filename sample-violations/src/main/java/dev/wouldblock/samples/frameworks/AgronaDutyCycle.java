package dev.wouldblock.samples.frameworks;

import io.aeron.Subscription;
import io.aeron.logbuffer.FragmentHandler;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.IdleStrategy;

/** Right: the agent polls and says how much it has done; whoever runs it idles. */
public final class AgronaDutyCycle implements Agent {
    private final Subscription subscription;
    private final FragmentHandler handler;
    private final Queue<CompletableFuture<Runnable>> answers;
    private final ExecutorService workers;

    AgronaDutyCycle(
            Subscription subscription,
            FragmentHandler handler,
            Queue<CompletableFuture<Runnable>> answers,
            ExecutorService workers) {
        this.subscription = subscription;
        this.handler = handler;
        this.answers = answers;
        this.workers = workers;
    }

    @Override
    public int doWork() {
        int work = subscription.poll(handler, 10);
        CompletableFuture<Runnable> answer = answers.poll();
        if (answer != null) {
            workers.execute(() -> answer.join().run());
            work++;
        }
        return work;
    }

    @Override
    public String roleName() {
        return "poller";
    }

    static void run(Agent agent, IdleStrategy idle) throws Exception {
        while (!Thread.currentThread().isInterrupted()) {
            idle.idle(agent.doWork());
        }
    }
}
