package io.github.chatspec.mock.fast;

import com.github.tomakehurst.wiremock.extension.GlobalSettingsListener;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.mock.http.MockMetrics;
import io.github.chatspec.mock.violations.CurrentViolations;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers plain requests from prepared responses, before WireMock searches its stubs.
 *
 * <p>WireMock tries one stub after another and logs every detail of a request. It still answers all requests that are
 * not plain, and every request once stubs or settings have been changed, since this path is closed then.
 */
public final class FastPath implements StubLifecycleListener, GlobalSettingsListener {

    private final RingJournal journal;
    private final MockMetrics metrics;
    private final LongAdder responses = new LongAdder();
    /** Null while the path is closed. */
    private volatile StubIndex index;

    public FastPath(RingJournal journal, MockMetrics metrics) {
        this.journal = journal;
        this.metrics = metrics;
    }

    /** Tries the fast path before another handler. */
    public static final class FastHandler extends Handler.Wrapper {

        private final FastPath fastPath;

        public FastHandler(Handler next, FastPath fastPath) {
            super(next);
            this.fastPath = fastPath;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            return fastPath.answer(request, response, callback) || super.handle(request, response, callback);
        }
    }

    /**
     * Opens the path, as long as WireMock has no other stubs than these.
     *
     * @param stubs the stubs
     * @param responses returns the response of a stub when it is first requested
     */
    public void open(List<StubMapping> stubs, Function<StubMapping, ResponseDefinition> responses) {
        index = StubIndex.of(stubs, responses);
    }

    /** Closes the path: WireMock answers all further requests. */
    public void close() {
        index = null;
    }

    public boolean isOpen() {
        return index != null;
    }

    public long responses() {
        return responses.sum();
    }

    /** Answers a request, or returns false if WireMock must answer it. */
    boolean answer(Request request, Response response, Callback callback) {
        StubIndex stubs = index;
        SimpleRequest simple = stubs == null ? null : SimpleRequest.of(request);
        PreparedResponse prepared =
                simple == null ? null : stubs.find(simple, request.getHttpURI().getPathQuery());
        if (prepared == null || (prepared.status() < 400 && CurrentViolations.areIn(request))) {
            return false;
        }
        responses.increment();
        prepared.count(metrics);
        FastServeEvent event = new FastServeEvent(
                request.getMethod(),
                request.getHttpURI(),
                request.getHeaders(),
                Request.getRemoteAddr(request),
                System.currentTimeMillis(),
                prepared);
        journal.add(event, event.size());
        prepared.send(response, callback);
        return true;
    }

    @Override
    public String getName() {
        return "chatspec-fast-path";
    }

    @Override
    public void afterStubCreated(StubMapping stub) {
        close();
    }

    @Override
    public void afterStubEdited(StubMapping before, StubMapping after) {
        close();
    }

    @Override
    public void afterStubRemoved(StubMapping stub) {
        close();
    }

    @Override
    public void afterStubsReset() {
        close();
    }

    @Override
    public void afterGlobalSettingsUpdated(GlobalSettings before, GlobalSettings after) {
        close();
    }
}
