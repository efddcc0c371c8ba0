package io.github.chatspec.serving;

import io.github.chatspec.exchange.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handler that all requests to a server pass first. It refuses requests that exceed its limits, answers CORS
 * preflights and the server's own pages, requires admin access where a request changes the server or shows what it
 * recorded, and reads the bodies of all other requests before it passes them on.
 */
public final class FrontDoor extends Handler.Wrapper {

    /** The maximum number of admin requests that run at the same time; the other threads stay free. */
    public static final int MAX_ADMIN_REQUESTS = 32;

    /** Ignores the field {@code Host} if the target is absolute (RFC 9112, section 3.2.2). */
    private static final HttpCompliance COMPLIANCE =
            HttpCompliance.RFC9110.with("chatspec", HttpCompliance.Violation.MISMATCHED_AUTHORITY);

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);

    private final Function<String, Optional<Page>> pages;
    private final Function<String, Set<String>> methods;
    private final AdminGuard guard;
    private final Semaphore adminRequests = new Semaphore(MAX_ADMIN_REQUESTS);

    /**
     * Creates a front door.
     *
     * @param inside the handler of all requests that the front door does not answer
     * @param pages returns the page at a path
     * @param methods returns the methods that operations allow on a path, or on all paths for {@code *}
     * @param guard decides which requests have admin access
     * @param limits the limits for the bodies that the handler inside receives; pages limit theirs themselves
     */
    public FrontDoor(
            Handler inside,
            Function<String, Optional<Page>> pages,
            Function<String, Set<String>> methods,
            AdminGuard guard,
            BodyLimits limits) {
        super(new BodyReader(inside, limits));
        this.pages = pages;
        this.methods = methods;
        this.guard = guard;
    }

    /**
     * Configures how a server reads requests.
     *
     * @param http the configuration of the connections whose requests reach a front door
     */
    public static void configure(HttpConfiguration http) {
        http.setSendServerVersion(false);
        // An identifier may contain any character in encoded form; no path is used as the name of a file.
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setHttpCompliance(COMPLIANCE);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        try {
            return answer(request, response, callback);
        } catch (OutOfMemoryError e) {
            Response.writeError(request, response, callback, 500, null, e);
            return true;
        }
    }

    private boolean answer(Request request, Response response, Callback callback) throws Exception {
        Optional<Reply> refusal = RequestLimits.check(request);
        if (refusal.isPresent()) {
            return ReplyWriter.send(refusal.get(), request, response, callback);
        }
        String path = request.getHttpURI().getPath();
        if (path.equals("*")) {
            return ReplyWriter.send(CrossOrigin.options(methods.apply(path), request), request, response, callback);
        }
        if (isWireMockAdmin(request)) {
            Optional<Reply> refused =
                    isAdmitted(request) ? WireMockAdmin.check(request) : Optional.of(AdminGuard.refusal());
            return refused.isPresent()
                    ? ReplyWriter.send(refused.get(), request, response, callback)
                    : super.handle(WireMockAdmin.withoutOrigin(request), response, callback);
        }
        Optional<Page> page = pages.apply(path);
        if (page.isPresent() && page.get().accepts(JettyRequests.request(request))) {
            return page(page.get(), request, response, callback);
        }
        if (CrossOrigin.isCrossOrigin(request)) {
            CrossOrigin.allowReading(request, response);
            Set<String> allow = CrossOrigin.isPreflight(request) ? methods.apply(path) : Set.of();
            if (CrossOrigin.isPreflight(request) && allow.isEmpty()) {
                allow = CrossOrigin.requested(request);
            }
            if (!allow.isEmpty()) {
                return ReplyWriter.send(CrossOrigin.options(allow, request), request, response, callback);
            }
        }
        return super.handle(request, response, callback);
    }

    /**
     * Returns whether a request is for the admin API of WireMock.
     *
     * @param request a request in any encoding
     */
    public static boolean isWireMockAdmin(Request request) {
        return WireMockAdmin.matches(request);
    }

    private boolean isAdmitted(Request request) {
        return isAdmitted(request, JettyRequests.headers(request.getHeaders()));
    }

    private boolean isAdmitted(Request request, Headers headers) {
        return guard.admits(Request.getRemoteAddr(request), JettyRequests.origin(request), headers);
    }

    /** Returns whether a request may use a page; a web page of this machine may also read some. */
    private boolean isAdmitted(Page page, Request request, Response response) {
        boolean isLocalPage = page.isReadableByLocalPages()
                && Page.isRead(request.getMethod())
                && CrossOrigin.isFromThisMachine(request);
        if (!isLocalPage) {
            return isAdmitted(request);
        }
        CrossOrigin.allowReading(request, response);
        return isAdmitted(
                request,
                JettyRequests.headers(HttpFields.build(request.getHeaders()).remove("Origin")));
    }

    private boolean page(Page page, Request request, Response response, Callback callback) {
        String method = request.getMethod();
        Set<String> allow = allowed(page);
        boolean isRead = Page.isRead(method);
        Reply reply;
        if (method.equals("OPTIONS")) {
            reply = CrossOrigin.options(allow, request);
        } else if (!page.methods().contains(method.equals("HEAD") ? "GET" : method)) {
            reply = Reply.methodNotAllowed(allow);
        } else if ((page.isGuarded() || !isRead) && !isAdmitted(page, request, response)) {
            reply = AdminGuard.refusal();
        } else if (page instanceof StreamingPage stream && method.equals("GET")) {
            stream.open(request, response, callback);
            return true;
        } else if (isRead) {
            return answer(page, InputStream.nullInputStream(), request, response, callback);
        } else if (!adminRequests.tryAcquire()) {
            reply = Reply.closing(
                    503,
                    "too-busy",
                    "More than " + MAX_ADMIN_REQUESTS + " admin requests are running; send this one later.");
        } else {
            // These pages may wait for a body, which the threads that accept requests must not do.
            request.getComponents().getExecutor().execute(() -> {
                try (InputStream body = Content.Source.asInputStream(request)) {
                    answer(page, body, request, response, callback);
                } catch (IOException e) {
                    LOG.debug("A body was not closed", e);
                } finally {
                    adminRequests.release();
                }
            });
            return true;
        }
        return ReplyWriter.send(reply, request, response, callback);
    }

    private static Set<String> allowed(Page page) {
        Set<String> allowed = new LinkedHashSet<>(page.methods());
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        allowed.add("OPTIONS");
        return allowed;
    }

    private static boolean answer(Page page, InputStream body, Request request, Response response, Callback callback) {
        try {
            PageRequest pageRequest =
                    new PageRequest(JettyRequests.request(request), JettyRequests.origin(request), body);
            return ReplyWriter.send(page.reply(pageRequest), request, response, callback);
        } catch (IOException e) {
            Response.writeError(request, response, callback, 400);
        } catch (RuntimeException e) {
            LOG.error("A handler failed", e);
            Response.writeError(request, response, callback, 500);
        }
        return true;
    }
}
