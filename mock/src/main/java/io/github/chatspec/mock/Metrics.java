package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.serving.RequestCounts;

/** Counts what a mock answers, in the text format of Prometheus. */
final class Metrics implements ServeEventListener {

    private final RequestCounts counts = new RequestCounts("chatspec_mock", "a stub");
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
            counts.miss();
            return;
        }
        String operation =
                stub.getMetadata() == null ? null : stub.getMetadata().getString(SampleStubs.OPERATION, null);
        count(operation == null ? "" : operation, event.getResponse().getStatus());
    }

    /** Counts an answer; the operation is empty where somebody has added the stub. */
    void count(String operation, int status) {
        counts.count(operation, status);
    }

    /** All counters. */
    String text() {
        String gauge = "chatspec_mock_violations";
        return counts.text()
                + RequestCounts.head(
                        gauge, "gauge", "Departures of requests from the contract since they were cleared.")
                + gauge + " " + violations.total() + "\n";
    }
}
