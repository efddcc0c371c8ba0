package io.github.chatspec.server.http;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.server.StubOptions;
import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.serving.AdminGuard;
import io.github.chatspec.serving.Health;
import io.github.chatspec.serving.Reply;
import io.github.chatspec.serving.ReplyWriter;
import io.github.chatspec.serving.RequestMetrics;
import io.github.chatspec.serving.TargetSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every request comes to first: those that nobody can answer are refused, the stub's own pages are answered, and
 * of bodies that nobody wants no more is read than a little.
 */
public final class StubDoor extends Handler.Wrapper {

    /** The octets of the longest target that is looked at. */
    static final int LONGEST_TARGET = 8_000;

    /** The most header fields of a request. */
    static final int MOST_FIELDS = 200;

    /** So many threads may wait for bodies; those that are left serve everybody else. */
    public static final int MOST_ADMINISTRATING = 32;

    private static final Logger LOG = LoggerFactory.getLogger(StubDoor.class);
    private static final String HEALTH = "/__chatspec/health";
    private static final String METRICS = "/__chatspec/metrics";

    private final Map<Contract, ChatStore<?>> stores;
    private final AdminGuard admission;
    private final Duration patience;
    private final AdminPages admin;
    private final RequestMetrics counts;
    private final Health health = new Health();
    private final Semaphore administrating = new Semaphore(MOST_ADMINISTRATING);

    public StubDoor(
            Handler inside,
            Map<Contract, ChatStore<?>> stores,
            StubOptions options,
            AdminPages admin,
            RequestMetrics counts) {
        super(inside);
        this.stores = stores;
        this.admission = options.admission();
        this.patience = options.headTime();
        this.admin = admin;
        this.counts = counts;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String target = request.getHttpURI().getPathQuery();
        // A tunnel is for proxies, and its target is no path.
        if (target == null || request.getMethod().equals("CONNECT") || !TargetSyntax.is(target)) {
            return ReplyWriter.send(encoding(), request, response, callback);
        }
        if (target.length() > LONGEST_TARGET) {
            return ReplyWriter.send(tooLong(), request, response, callback);
        }
        if (request.getHeaders().size() > MOST_FIELDS) {
            return ReplyWriter.send(tooMany(), request, response, callback);
        }
        if (target.startsWith(AdminPages.ROOT)) {
            return administrate(request, response, callback);
        }
        if (hasBody(request.getHeaders())) {
            return BodyDrain.begin(request, response, callback, patience, () -> inside(request, response, callback));
        }
        return inside(request, response, callback);
    }

    private boolean inside(Request request, Response response, Callback callback) throws Exception {
        return switch (request.getHttpURI().getPath()) {
            case HEALTH -> page(health(), request, response, callback);
            case METRICS -> page(metrics(), request, response, callback);
            default -> super.handle(request, response, callback);
        };
    }

    private static boolean page(Reply answer, Request request, Response response, Callback callback) {
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return ReplyWriter.send(read ? answer : Reply.method("GET, HEAD"), request, response, callback);
    }

    private Reply health() {
        return Reply.text(200, Reply.JSON, health.json(List.copyOf(stores.keySet())));
    }

    private Reply metrics() {
        String family = "chatspec_stub_chats";
        String text = counts.text()
                + RequestMetrics.head(family, "gauge", "Chats in memory, by contract.")
                + admin.gauge(family);
        return Reply.text(200, RequestMetrics.MEDIA_TYPE, text);
    }

    private boolean administrate(Request request, Response response, Callback callback) {
        if (!admission.admits(Request.getRemoteAddr(request), headers(request))) {
            Reply refusal = Reply.refusal(
                            401,
                            "not-admitted",
                            "Only this machine may do that; come from there, or with the name and the password that"
                                    + " the stub was started with.")
                    .with("WWW-Authenticate", "Basic realm=\"chatspec\"")
                    .with("Connection", "close");
            return ReplyWriter.send(refusal, request, response, callback);
        }
        if (!administrating.tryAcquire()) {
            return ReplyWriter.send(tooBusy(), request, response, callback);
        }
        // Here a body is waited for, which the threads that serve everybody must not do.
        request.getComponents().getExecutor().execute(() -> {
            try (InputStream body = Content.Source.asInputStream(request)) {
                ReplyWriter.send(admin.answer(asked(request), body), request, response, callback);
            } catch (IOException e) {
                Response.writeError(request, response, callback, 400);
            } catch (RuntimeException e) {
                LOG.error("The administration failed", e);
                Response.writeError(request, response, callback, 500);
            } finally {
                administrating.release();
            }
        });
        return true;
    }

    private static boolean hasBody(HttpFields headers) {
        return headers.contains(HttpHeader.TRANSFER_ENCODING) || headers.getLongField(HttpHeader.CONTENT_LENGTH) > 0;
    }

    private static Reply encoding() {
        return Reply.refusal(
                        400,
                        "not-well-encoded",
                        "The address is not well encoded; write what is not ASCII as the octets of its UTF-8, each as"
                                + " % and two hexadecimal digits.")
                .with("Connection", "close");
    }

    private static Reply tooBusy() {
        return Reply.tooMuch(
                503,
                "too-busy",
                "More than " + MOST_ADMINISTRATING + " requests to the administration at once are not taken; send this"
                        + " one later.");
    }

    private static Reply tooLong() {
        return Reply.tooMuch(
                414, "too-long", "An address of more than " + LONGEST_TARGET + " octets is not looked at; shorten it.");
    }

    private static Reply tooMany() {
        return Reply.tooMuch(
                431, "too-many-fields", "More than " + MOST_FIELDS + " header fields are not looked at; send fewer.");
    }

    /** The request as the contracts know it. */
    static io.github.chatspec.exchange.Request asked(Request request) {
        return new io.github.chatspec.exchange.Request(
                request.getMethod(), request.getHttpURI().getPathQuery(), headers(request));
    }

    private static Headers headers(Request request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (HttpField field : request.getHeaders()) {
            fields.computeIfAbsent(field.getName(), absent -> new ArrayList<>(1))
                    .add(String.valueOf(field.getValue()));
        }
        return Headers.of(fields);
    }
}
