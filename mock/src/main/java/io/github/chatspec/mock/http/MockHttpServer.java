package io.github.chatspec.mock.http;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty12.Jetty12HttpServer;
import com.github.tomakehurst.wiremock.servlet.WireMockHandlerDispatchingServlet;
import io.github.chatspec.mock.pages.Page;
import io.github.chatspec.mock.stubs.MockRefusal;
import io.github.chatspec.serving.TargetSyntax;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/**
 * WireMock's server with a door: what is no request that WireMock can read is refused there, and the mock's own pages
 * are answered there.
 */
public final class MockHttpServer {

    private MockHttpServer() {}

    /** Makes the server; the pages are found by their path, and {@code before} wraps what answers all other requests. */
    public static HttpServer with(
            Map<String, Page> pages,
            UnaryOperator<Handler> before,
            Options options,
            AdminRequestHandler admin,
            StubRequestHandler stubs) {
        // An anonymous class, since the constructor of WireMock's server asks for the handler: what such a class
        // captures
        // is there by then, and a field is not.
        return new Jetty12HttpServer(options, admin, stubs) {
            @Override
            protected void applyAdditionalServerConfiguration(Server server, Options settings) {
                super.applyAdditionalServerConfiguration(server, settings);
                server.setErrorHandler(new MockErrors());
            }

            /** WireMock looks for a file where no stub is, and fails where the address holds an encoded percent sign. */
            @Override
            protected void decorateMockServiceContextAfterConfig(ServletContextHandler context) {
                super.decorateMockServiceContextAfterConfig(context);
                for (ServletHolder servlet : context.getServletHandler().getServlets()) {
                    servlet.setInitParameter(
                            WireMockHandlerDispatchingServlet.SHOULD_FORWARD_TO_FILES_CONTEXT, "false");
                }
            }

            @Override
            protected Handler createHandler(
                    Options settings, AdminRequestHandler adminHandler, StubRequestHandler stubHandler) {
                return new Door(before.apply(super.createHandler(settings, adminHandler, stubHandler)), pages);
            }
        };
    }

    private static final class Door extends Handler.Wrapper {

        private static final int MOST_FIELDS = 200;

        private final Map<String, Page> pages;

        Door(Handler inside, Map<String, Page> pages) {
            super(inside);
            this.pages = pages;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String target = request.getHttpURI().getPathQuery();
            // A tunnel is for proxies, and its target is no path.
            if (target == null || request.getMethod().equals("CONNECT") || !TargetSyntax.is(target)) {
                return send(MockRefusal.encoding(), request, response, callback);
            }
            if (request.getHeaders().size() > MOST_FIELDS) {
                return send(MockRefusal.tooManyFields(MOST_FIELDS), request, response, callback);
            }
            if (target.equals("*")) {
                // The server as a whole, of which RFC 9110 lets nobody ask for more.
                response.setStatus(HttpStatus.NO_CONTENT_204);
                callback.succeeded();
                return true;
            }
            Page page = pages.get(request.getHttpURI().getPath());
            return (page == null || !page.isMeant(request))
                    ? super.handle(request, response, callback)
                    : send(page.reply(request), request, response, callback);
        }

        private static boolean send(Page.Reply reply, Request request, Response response, Callback callback) {
            byte[] body = reply.bytes();
            response.setStatus(reply.status());
            reply.headers().forEach(response.getHeaders()::put);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.mediaType());
            response.getHeaders().put("X-Content-Type-Options", "nosniff");
            reply.headers().forEach(response.getHeaders()::put);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
            boolean head = request.getMethod().equals("HEAD");
            response.write(true, head ? null : ByteBuffer.wrap(body), callback);
            return true;
        }
    }
}
