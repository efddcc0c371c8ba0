package io.github.chatspec.mock.fast;

import com.github.tomakehurst.wiremock.extension.GlobalSettingsListener;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.extension.StubLifecycleListener;
import com.github.tomakehurst.wiremock.global.GlobalSettings;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.mock.http.MockMetrics;
import io.github.chatspec.mock.http.WorkerThreads;
import io.github.chatspec.mock.stubs.ServedContracts;
import io.github.chatspec.mock.stubs.StubOutline;
import io.github.chatspec.mock.violations.CurrentViolations;
import io.github.chatspec.mock.violations.RequestFields;
import io.github.chatspec.mock.violations.RequestViolations;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers requests from prepared responses, before WireMock searches its stubs.
 *
 * <p>WireMock tries one stub after another and logs every detail of a request. It answers the first request of a kind, if
 * that is not plain, and all requests whose response may change; and every request once stubs or settings have been
 * changed, since this path is closed then.
 */
public final class FastPath implements StubLifecycleListener, GlobalSettingsListener, ServeEventListener {

    /** About how much of the heap an entry for a response that exists anyway occupies. */
    private static final int ENTRY_SIZE = 256;

    /** The response that WireMock is going to send in the current thread. */
    private static final ThreadLocal<RecordedResponse> CURRENT = new ThreadLocal<>();

    private final RingJournal journal;
    private final MockMetrics metrics;
    private final LongAdder responses = new LongAdder();
    /** Null while the path is closed. */
    private volatile OpenPath open;

    public FastPath(RingJournal journal, MockMetrics metrics) {
        this.journal = journal;
        this.metrics = metrics;
    }

    /** The responses of the stubs that are served at a time. */
    private record OpenPath(StubIndex index, KnownResponses known) {}

    /** A request that was not known when it was received. */
    private record NewRequest(KnownResponses known, RequestKey key) {

        static final String ATTRIBUTE = NewRequest.class.getName();
    }

    /**
     * Returns the handlers of a mock in their order: this path in the thread that reads the connection, and in another
     * thread the checks, this path for requests that are checked the first time, and WireMock.
     *
     * @param wireMock WireMock's own handler
     * @param checks wraps a handler in the checks of each request
     * @return the handler of all requests
     */
    public Handler handler(Handler wireMock, Function<Handler, Handler> checks) {
        return new KnownRequestHandler(new WorkerThreads(checks.apply(new NewRequestHandler(wireMock))));
    }

    private final class KnownRequestHandler extends Handler.Wrapper {

        KnownRequestHandler(Handler next) {
            super(next);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            OpenPath path = open;
            RequestKey key = path == null ? null : path.known.key(request);
            if (key != null) {
                PreparedResponse prepared = path.known.get(key);
                if (prepared != null) {
                    send(prepared, request, response, callback);
                    return true;
                }
                request.setAttribute(NewRequest.ATTRIBUTE, new NewRequest(path.known, key));
            }
            return super.handle(request, response, callback);
        }
    }

    private final class NewRequestHandler extends Handler.Wrapper {

        NewRequestHandler(Handler next) {
            super(next);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            NewRequest unknown = (NewRequest) request.getAttribute(NewRequest.ATTRIBUTE);
            // Each violation is listed, so the next such request must be checked too.
            boolean addable = unknown != null && !response.getHeaders().contains(RequestViolations.HEADER);
            PreparedResponse prepared = find(request);
            if (prepared != null) {
                if (addable) {
                    unknown.known.add(unknown.key, prepared, ENTRY_SIZE);
                }
                send(prepared, request, response, callback);
                return true;
            }
            return addable ? record(unknown, request, response, callback) : super.handle(request, response, callback);
        }

        private boolean record(NewRequest unknown, Request request, Response response, Callback callback)
                throws Exception {
            RecordedResponse recorded = new RecordedResponse(request, response, complete -> {
                PreparedResponse prepared = PreparedResponse.of(complete);
                if (prepared != null) {
                    unknown.known.add(unknown.key, prepared, prepared.size());
                }
            });
            CURRENT.set(recorded);
            try {
                return super.handle(request, recorded, callback);
            } finally {
                CURRENT.remove();
            }
        }
    }

    /**
     * Opens the path, as long as WireMock has no other stubs than those of contracts.
     *
     * @param contracts the contracts with their stubs
     */
    public void open(ServedContracts contracts) {
        List<StubOutline> outlines = contracts.outlines();
        RequestKeys keys = new RequestKeys(
                outlines, RequestFields.of(contracts.operations().operations()));
        open = new OpenPath(StubIndex.of(outlines, contracts::stub), new KnownResponses(keys));
    }

    /** Closes the path: WireMock answers all further requests. */
    public void close() {
        open = null;
    }

    public boolean isOpen() {
        return open != null;
    }

    public long responses() {
        return responses.sum();
    }

    /** Returns the response to a plain request, or null if WireMock must answer it. */
    private PreparedResponse find(Request request) {
        OpenPath path = open;
        SimpleRequest simple = path == null ? null : SimpleRequest.of(request);
        PreparedResponse prepared = simple == null
                ? null
                : path.index.find(simple, request.getHttpURI().getPathQuery());
        return prepared == null || (prepared.status() < 400 && CurrentViolations.areIn(request)) ? null : prepared;
    }

    private void send(PreparedResponse prepared, Request request, Response response, Callback callback) {
        responses.increment();
        prepared.count(metrics);
        FastServeEvent event = new FastServeEvent(
                request.getMethod(),
                request.getHttpURI(),
                request.getHeaders(),
                request.getConnectionMetaData().getRemoteSocketAddress(),
                System.currentTimeMillis(),
                prepared);
        journal.add(event, event.size());
        prepared.send(response, callback);
    }

    @Override
    public String getName() {
        return "chatspec-fast-path";
    }

    @Override
    public void beforeResponseSent(ServeEvent event, Parameters parameters) {
        RecordedResponse recorded = CURRENT.get();
        if (recorded != null) {
            recorded.setEvent(event);
        }
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
