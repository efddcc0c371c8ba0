package io.github.chatspec.serving;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests to a server and renders them in the Prometheus text format. */
public final class RequestMetrics {

    /** The media type of the text format. */
    public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private record Key(String operation, int status) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byOperation = operation.compareTo(other.operation);
            return byOperation != 0 ? byOperation : Integer.compare(status, other.status);
        }
    }

    private final Map<Key, LongAdder> requests = new ConcurrentHashMap<>();
    private final LongAdder misses = new LongAdder();
    private final String prefix;
    private final String answering;

    /**
     * Creates counters with the value zero.
     *
     * @param prefix the prefix of the names of the counters, for example {@code chatspec_mock}
     * @param answering the part of the server that answers requests, for the help texts, for example {@code a stub}
     */
    public RequestMetrics(String prefix, String answering) {
        this.prefix = prefix;
        this.answering = answering;
    }

    /**
     * Counts a response.
     *
     * @param operation the operation; empty if the response belongs to no operation
     * @param status the HTTP status
     */
    public void count(String operation, int status) {
        counter(operation, status).increment();
    }

    /**
     * Returns the counter of an operation's responses with one status.
     *
     * @param operation the operation; empty if the responses belong to no operation
     * @param status the HTTP status
     * @return the counter, which is always the same
     */
    public LongAdder counter(String operation, int status) {
        Key key = new Key(operation, status);
        // Reading first needs no lock.
        LongAdder counter = requests.get(key);
        return counter != null ? counter : requests.computeIfAbsent(key, absent -> new LongAdder());
    }

    /** Counts a request to an unknown path. */
    public void miss() {
        misses.increment();
    }

    /**
     * Returns all counters.
     *
     * @return the text that Prometheus reads
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        String family = prefix + "_requests_total";
        text.append(head(family, "counter", "Requests that " + answering + " answered, by operation and status."));
        new TreeMap<>(requests)
                .forEach((key, count) -> text.append(family)
                        .append("{operation=\"")
                        .append(escaped(key.operation()))
                        .append("\",status=\"")
                        .append(key.status())
                        .append("\"} ")
                        .append(count.sum())
                        .append('\n'));
        String missed = prefix + "_unmatched_requests_total";
        return text.append(head(
                        missed, "counter", "Requests that no " + answering.replaceFirst("^an? ", "") + " answered."))
                .append(missed)
                .append(' ')
                .append(misses.sum())
                .append('\n')
                .toString();
    }

    /**
     * Returns the lines before the values of a metric.
     *
     * @param name the name of the metric
     * @param type {@code counter} or {@code gauge}
     * @param help the description, in one sentence
     * @return two lines
     */
    public static String head(String name, String type, String help) {
        return "# HELP " + name + " " + help + "\n# TYPE " + name + " " + type + "\n";
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
