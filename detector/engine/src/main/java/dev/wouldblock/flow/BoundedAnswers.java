package dev.wouldblock.flow;

import dev.wouldblock.model.MethodModel;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Answers to a question about methods that depends on the methods that they call, down to a number of calls. An answer is
 * remembered for the number with which it was found: one that was cut short never stands for one that looks further, and
 * methods that call each other need no care.
 */
public final class BoundedAnswers<T> {
    /** Works out an answer; it may ask the same of called methods with one call less. */
    @FunctionalInterface
    public interface Question<T> {
        /** @param calls how many calls deep it may look, 0 for the method alone */
        T answer(MethodModel method, int calls);
    }

    private final int maxCalls;
    private final Question<T> question;
    private final List<Map<MethodModel, T>> known;

    public BoundedAnswers(int maxCalls, Question<T> question) {
        this.maxCalls = maxCalls;
        this.question = question;
        this.known = IntStream.rangeClosed(0, maxCalls)
                .<Map<MethodModel, T>>mapToObj(calls -> new IdentityHashMap<>())
                .toList();
    }

    public T of(MethodModel method) {
        return of(method, maxCalls);
    }

    /** @param calls how many calls deep to look, at most */
    public T of(MethodModel method, int calls) {
        Map<MethodModel, T> answers = known.get(calls);
        T found = answers.get(method);
        if (found == null) {
            found = question.answer(method, calls);
            answers.put(method, found);
        }
        return found;
    }
}
