package io.github.chatspec.mock.fast;

import com.github.tomakehurst.wiremock.extension.GlobalSettingsListener;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.mock.http.MockMetrics;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what a stub of the mock's own answers always in the same way, before WireMock looks for it.
 *
 * <p>WireMock tries one stub after the other and takes down all it can of each request. Whatever is not quite plain is
 * left to it, and so is everything once somebody else has changed the stubs or the settings.
 */
public final class FastPath implements StubLifecycleListener, GlobalSettingsListener {

    private final RingJournal journal;
    private final MockMetrics metrics;
    private final LongAdder answered = new LongAdder();
    /** Nothing where the way is shut. */
    private volatile StubIndex index;

    public FastPath(RingJournal journal, MockMetrics metrics) {
        this.journal = journal;
        this.metrics = metrics;
    }

    /** Stands before WireMock, behind what is done with every request. */
    public static final class Door extends Handler.Wrapper {

        private final FastPath fastWay;

        public Door(Handler inside, FastPath fastWay) {
            super(inside);
            this.fastWay = fastWay;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            return fastWay.answer(request, response, callback) || super.handle(request, response, callback);
        }
    }

    /** Opens the way, as long as these are all the stubs there are. */
    public void open(List<StubMapping> stubs) {
        index = StubIndex.of(stubs);
    }

    /** Leaves everything to WireMock from now on. */
    public void shut() {
        index = null;
    }

    public boolean isOpen() {
        return index != null;
    }

    public long answered() {
        return answered.sum();
    }

    /** Answers a request, or returns that WireMock must. */
    boolean answer(Request request, Response response, Callback callback) {
        StubIndex stubs = index;
        SimpleRequest plain = stubs == null ? null : SimpleRequest.of(request);
        PreparedResponse answer =
                plain == null ? null : stubs.find(plain, request.getHttpURI().getPathQuery());
        if (answer == null) {
            return false;
        }
        answered.increment();
        answer.count(metrics);
        journal.add(new FastServeEvent(
                request.getMethod(),
                request.getHttpURI(),
                request.getHeaders(),
                Request.getRemoteAddr(request),
                System.currentTimeMillis(),
                answer));
        answer.send(response, callback);
        return true;
    }

    @Override
    public String getName() {
        return "chatspec-fast-way";
    }

    @Override
    public void afterStubCreated(StubMapping stub) {
        shut();
    }

    @Override
    public void afterStubEdited(StubMapping before, StubMapping after) {
        shut();
    }

    @Override
    public void afterStubRemoved(StubMapping stub) {
        shut();
    }

    @Override
    public void afterStubsReset() {
        shut();
    }

    @Override
    public void afterGlobalSettingsUpdated(GlobalSettings before, GlobalSettings after) {
        shut();
    }
}
