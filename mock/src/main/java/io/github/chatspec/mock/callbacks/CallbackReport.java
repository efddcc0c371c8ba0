package io.github.chatspec.mock.callbacks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Counts the callbacks that were sent, and keeps the last failures. */
public final class CallbackReport {

    private static final int MAX_FAILURES = 100;

    private final Deque<String> failures = new ArrayDeque<>();
    private long sent;
    private long failed;

    synchronized void succeeded() {
        sent++;
    }

    synchronized void failed(String callback, String reason) {
        failed++;
        failures.addLast("The callback " + callback + " was not delivered: " + reason + ".");
        if (failures.size() > MAX_FAILURES) {
            failures.removeFirst();
        }
    }

    /** Returns the number of callbacks that a receiver has accepted. */
    public synchronized long sent() {
        return sent;
    }

    /** Returns the number of callbacks that were not delivered. */
    public synchronized long failed() {
        return failed;
    }

    /** Returns why the last callbacks were not delivered, each in one sentence without the address. */
    public synchronized List<String> failures() {
        return List.copyOf(failures);
    }
}
