package io.github.chatspec.mock.http;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.mock.stubs.SampleStubs;
import io.github.chatspec.mock.violations.RequestViolations;
import io.github.chatspec.serving.RequestMetrics;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests to a mock and renders them in the Prometheus text format. */
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

    /** Counts before the response is sent, so that a client which has received it finds it in the metrics. */
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

    /** Counts a response. The operation is empty for stubs that do not come from a contract. */
    public void count(String operation, int status) {
        counts.count(operation, status);
    }

    /** Returns the counter of the responses of an operation, which is empty as above, with one status. */
    public LongAdder counter(String operation, int status) {
        return counts.counter(operation, status);
    }

    /** Returns all metrics. */
    public String text() {
        String gauge = "chatspec_mock_violations";
        return counts.text()
                + RequestMetrics.head(
                        gauge, "gauge", "Violations of the contract by requests since they were last cleared.")
                + gauge + " " + violations.total() + "\n";
    }
}
