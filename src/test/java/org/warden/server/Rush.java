package org.warden.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Several callers who start at the same moment. */
public final class Rush {
    private Rush() {}

    /** The answers to {@code callers} calls, which know their number from 0 on. */
    public static <T> List<T> of(int callers, IntFunction<T> call) throws InterruptedException {
        return of(IntStream.range(0, callers)
                .<Supplier<T>>mapToObj(number -> () -> call.apply(number))
                .toList());
    }

    /** The answers to these calls, in their order. */
    public static <T> List<T> of(List<Supplier<T>> calls) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            CyclicBarrier start = new CyclicBarrier(calls.size());
            List<Future<T>> coming = new ArrayList<>();
            calls.forEach(call -> coming.add(threads.submit(() -> after(start, call))));
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : coming) {
                answers.add(answer.get());
            }
            return answers;
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T after(CyclicBarrier start, Supplier<T> call)
            throws InterruptedException, BrokenBarrierException {
        start.await();
        return call.get();
    }
}
