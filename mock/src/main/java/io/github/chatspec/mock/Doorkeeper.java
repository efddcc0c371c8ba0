package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty12.Jetty12HttpServer;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * WireMock's server with a door: what is no request that WireMock can read is refused there, and the mock's own pages
 * are answered there.
 */
final class Doorkeeper {

    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private Doorkeeper() {}

    /** Makes the server; the pages are found by their path. */
    static HttpServer with(
            Map<String, Page> pages,
            FastWay fastWay,
            Options options,
            AdminRequestHandler admin,
            StubRequestHandler stubs) {
        // An anonymous class, since the constructor of WireMock's server asks for the handler: what such a class
        // captures
        // is there by then, and a field is not.
        return new Jetty12HttpServer(options, admin, stubs) {
            @Override
            protected Handler createHandler(
                    Options settings, AdminRequestHandler adminHandler, StubRequestHandler stubHandler) {
                return new Door(super.createHandler(settings, adminHandler, stubHandler), pages, fastWay);
            }
        };
    }

    private static final class Door extends Handler.Wrapper {

        private final Map<String, Page> pages;
        private final FastWay fastWay;

        Door(Handler inside, Map<String, Page> pages, FastWay fastWay) {
            super(inside);
            this.pages = pages;
            this.fastWay = fastWay;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            boolean own = pages.containsKey(request.getHttpURI().getPath());
            if (!own && fastWay.answer(request, response, callback)) {
                return true;
            }
            if (STRAY_PERCENT.matcher(request.getHttpURI().getPathQuery()).find()) {
                response.setStatus(400);
                response.getHeaders().put(SampleStubs.REFUSAL_HEADER, "not-well-encoded");
                callback.succeeded();
                return true;
            }
            Page page = pages.get(request.getHttpURI().getPath());
            return page == null
                    ? super.handle(request, response, callback)
                    : send(page.reply(request), request, response, callback);
        }

        private static boolean send(Page.Reply reply, Request request, Response response, Callback callback) {
            byte[] body = reply.bytes();
            response.setStatus(reply.status());
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.mediaType());
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
            boolean head = request.getMethod().equals("HEAD");
            response.write(true, head ? null : ByteBuffer.wrap(body), callback);
            return true;
        }
    }
}
