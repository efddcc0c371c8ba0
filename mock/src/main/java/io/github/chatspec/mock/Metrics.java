package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a mock answers, in the text format of Prometheus. */
final class Metrics implements ServeEventListener {

    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private record Key(String operation, int status) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byOperation = operation.compareTo(other.operation);
            return byOperation != 0 ? byOperation : Integer.compare(status, other.status);
        }
    }

    private final Map<Key, LongAdder> requests = new ConcurrentHashMap<>();
    private final LongAdder misses = new LongAdder();
    private final Violations violations;

    Metrics(Violations violations) {
        this.violations = violations;
    }

    @Override
    public String getName() {
        return "chatspec-metrics";
    }

    /** Before and not after the answer, so that whoever has received it finds it counted. */
    @Override
    public void beforeResponseSent(ServeEvent event, Parameters parameters) {
        StubMapping stub = event.getStubMapping();
        if (!event.getWasMatched() || stub == null) {
            misses.increment();
            return;
        }
        String operation =
                stub.getMetadata() == null ? null : stub.getMetadata().getString(SampleStubs.OPERATION, null);
        count(operation == null ? "" : operation, event.getResponse().getStatus());
    }

    /** Counts an answer; the operation is empty where somebody has added the stub. */
    void count(String operation, int status) {
        requests.computeIfAbsent(new Key(operation, status), key -> new LongAdder())
                .increment();
    }

    /** All counters. */
    String text() {
        StringBuilder text = new StringBuilder();
        head(
                text,
                "chatspec_mock_requests_total",
                "counter",
                "Requests that a stub answered, by operation and status.");
        new TreeMap<>(requests)
                .forEach((key, count) -> text.append("chatspec_mock_requests_total{operation=\"")
                        .append(escaped(key.operation()))
                        .append("\",status=\"")
                        .append(key.status())
                        .append("\"} ")
                        .append(count.sum())
                        .append('\n'));
        head(text, "chatspec_mock_unmatched_requests_total", "counter", "Requests that no stub answered.");
        text.append("chatspec_mock_unmatched_requests_total ")
                .append(misses.sum())
                .append('\n');
        head(
                text,
                "chatspec_mock_violations",
                "gauge",
                "Departures of requests from the contract since they were cleared.");
        text.append("chatspec_mock_violations ").append(violations.total()).append('\n');
        return text.toString();
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
