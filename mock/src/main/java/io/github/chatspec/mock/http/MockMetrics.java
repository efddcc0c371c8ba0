package io.github.chatspec.mock.http;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.mock.stubs.SampleStubs;
import io.github.chatspec.mock.violations.RequestViolations;
import io.github.chatspec.serving.RequestMetrics;

/** Counts what a mock answers, in the text format of Prometheus. */
public final class MockMetrics implements ServeEventListener {

    private final RequestMetrics counts = new RequestMetrics("chatspec_mock", "a stub");
    private final RequestViolations violations;

    public MockMetrics(RequestViolations violations) {
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
    public void count(String operation, int status) {
        counts.count(operation, status);
    }

    /** All counters. */
    public String text() {
        String gauge = "chatspec_mock_violations";
        return counts.text()
                + RequestMetrics.head(
                        gauge, "gauge", "Departures of requests from the contract since they were cleared.")
                + gauge + " " + violations.total() + "\n";
    }
}
