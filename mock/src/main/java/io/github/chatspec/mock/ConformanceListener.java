package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.http.ServedExchange;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Judges every answer of a WireMock server, so that a stub written by hand cannot drift from the contract.
 *
 * <p>The smallest use: {@code new WireMockServer(options().extensions(listener))}, and after the calls
 * {@code assertThat(listener.findings()).isEmpty()}.
 *
 * <p>An answer is judged before it is sent, so whoever has received it finds its findings here. The operation is found
 * by the path alone, since a WireMock server stands at any address. A body that WireMock is told to log in part only
 * ({@code maxLoggedResponseSize}) is judged as that part.
 */
public final class ConformanceListener implements ServeEventListener {

    /** How many findings are kept, so that a long run does not fill the memory. */
    private static final int KEPT = 1024;

    private final Judge judge;
    private final Level lightest;
    private final BiConsumer<? super Exchange, ? super List<Finding>> next;
    private final Deque<Finding> kept = new ArrayDeque<>();

    /**
     * Makes a listener that keeps errors.
     *
     * @param judge the judge to ask
     */
    public ConformanceListener(Judge judge) {
        this(judge, Level.ERROR);
    }

    /**
     * Makes a listener that keeps findings.
     *
     * @param judge the judge to ask
     * @param lightest the lightest level that is kept
     */
    public ConformanceListener(Judge judge, Level lightest) {
        this(judge, lightest, (exchange, findings) -> {});
    }

    /**
     * Makes a listener that keeps findings and hands them on.
     *
     * @param judge the judge to ask
     * @param lightest the lightest level that is kept and handed on
     * @param next what else is done with an exchange that has such findings; it is called by several threads at once
     */
    public ConformanceListener(Judge judge, Level lightest, BiConsumer<? super Exchange, ? super List<Finding>> next) {
        this.judge = judge;
        this.lightest = lightest;
        this.next = next;
    }

    /**
     * Returns what was found since the start or the last {@link #clear()}.
     *
     * @return the findings in the order of the answers, the last 1024 where there were more
     */
    public List<Finding> findings() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    /** Forgets what was found, for example between two tests. */
    public void clear() {
        synchronized (kept) {
            kept.clear();
        }
    }

    @Override
    public String getName() {
        return "chatspec-conformance";
    }

    /** Judges an answer; a fault, which is none, is left alone. */
    @Override
    public void beforeResponseSent(ServeEvent event, Parameters parameters) {
        ServedExchange.of(event).ifPresent(this::judge);
    }

    private void judge(Exchange exchange) {
        List<Finding> findings = judge.judge(exchange).stream()
                .filter(finding -> finding.level().isAtLeast(lightest) && !finding.isAboutRequest())
                .toList();
        if (!findings.isEmpty()) {
            keep(findings);
            next.accept(exchange, findings);
        }
    }

    private void keep(List<Finding> findings) {
        synchronized (kept) {
            kept.addAll(findings);
            while (kept.size() > KEPT) {
                kept.removeFirst();
            }
        }
    }
}
