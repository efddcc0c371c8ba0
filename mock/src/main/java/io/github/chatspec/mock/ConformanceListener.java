package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Judges every response of a WireMock server, so that hand-written stubs cannot drift from the contract.
 *
 * <p>A response is judged before it is sent: a client that has received it can rely on its findings being here. The
 * operation is found by the path alone, since a WireMock server may have any address. If WireMock logs only a part of a
 * body ({@code maxLoggedResponseSize}), that part is judged.
 */
public final class ConformanceListener implements ServeEventListener {

    /** The maximum number of findings kept, so that a long run does not fill the memory. */
    private static final int MAX_FINDINGS = 1024;

    private final Judge judge;
    private final Level minimum;
    private final BiConsumer<? super Exchange, ? super List<Finding>> consumer;
    private final Deque<Finding> findings = new ArrayDeque<>();

    /**
     * Creates a listener that keeps errors.
     *
     * @param judge the judge
     */
    public ConformanceListener(Judge judge) {
        this(judge, Level.ERROR);
    }

    /**
     * Creates a listener that keeps findings.
     *
     * @param judge the judge
     * @param minimum the lowest level to keep
     */
    public ConformanceListener(Judge judge, Level minimum) {
        this(judge, minimum, (exchange, findings) -> {});
    }

    /**
     * Creates a listener that keeps findings and passes them to a consumer.
     *
     * @param judge the judge
     * @param minimum the lowest level to keep and pass
     * @param consumer receives each exchange that has such findings; several threads may call it concurrently
     */
    public ConformanceListener(
            Judge judge, Level minimum, BiConsumer<? super Exchange, ? super List<Finding>> consumer) {
        this.judge = judge;
        this.minimum = minimum;
        this.consumer = consumer;
    }

    /**
     * Returns the findings since the start or the last {@link #clear()}.
     *
     * @return the findings in the order of the responses, at most the last 1024
     */
    public List<Finding> findings() {
        synchronized (findings) {
            return List.copyOf(findings);
        }
    }

    /** Removes all findings, for example between two tests. */
    public void clear() {
        synchronized (findings) {
            findings.clear();
        }
    }

    @Override
    public String getName() {
        return "chatspec-conformance";
    }

    /** Judges a response; faults are ignored. */
    @Override
    public void beforeResponseSent(ServeEvent event, Parameters parameters) {
        ServedExchange.of(event).ifPresent(this::judge);
    }

    private void judge(Exchange exchange) {
        List<Finding> relevant = judge.judge(exchange).stream()
                .filter(finding -> finding.level().isAtLeast(minimum) && !finding.isAboutRequest())
                .toList();
        if (!relevant.isEmpty()) {
            keep(relevant);
            consumer.accept(exchange, relevant);
        }
    }

    private void keep(List<Finding> added) {
        synchronized (findings) {
            findings.addAll(added);
            while (findings.size() > MAX_FINDINGS) {
                findings.removeFirst();
            }
        }
    }
}
