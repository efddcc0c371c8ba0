package io.github.chatspec.coverage;

import java.util.Map;
import java.util.TreeMap;

/** The counts of one operation. */
public final class OperationCounts {

    private final Map<Integer, Occurrences> statuses = new TreeMap<>();
    private final Map<String, ResponseCounts> responses = new TreeMap<>();

    void add(int status, long at) {
        status(status).add(at);
    }

    /** Returns the count of a status; invalid statuses are counted as 0, since an input may contain any number of them. */
    Occurrences status(int status) {
        return statuses.computeIfAbsent(status >= 100 && status <= 599 ? status : 0, absent -> new Occurrences());
    }

    ResponseCounts response(String row) {
        return responses.computeIfAbsent(row, absent -> new ResponseCounts());
    }

    void merge(OperationCounts other) {
        other.statuses.forEach((status, tally) -> status(status).merge(tally));
        other.responses.forEach((row, counts) -> response(row).merge(counts));
    }

    /**
     * Returns how often each status was observed, documented or not.
     *
     * @return occurrences by status; 0 stands for all that are not statuses of HTTP
     */
    public Map<Integer, Occurrences> statuses() {
        return statuses;
    }

    /**
     * Returns the counts of the documented responses.
     *
     * @return counts by the status in the contract, for example {@code 200} or {@code default}
     */
    public Map<String, ResponseCounts> responses() {
        return responses;
    }

    long exchanges() {
        return statuses.values().stream().mapToLong(Occurrences::count).sum();
    }
}
