package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty12.Jetty12HttpServer;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** WireMock's server, which would fail on an address that is not well encoded, and here refuses it. */
final class WellEncoded extends Jetty12HttpServer {

    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    WellEncoded(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        super(options, admin, stubs);
    }

    @Override
    protected Handler createHandler(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        return new Handler.Wrapper(super.createHandler(options, admin, stubs)) {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                if (STRAY_PERCENT.matcher(request.getHttpURI().getPathQuery()).find()) {
                    response.setStatus(400);
                    response.getHeaders().put(SampleStubs.REFUSAL_HEADER, "not-well-encoded");
                    callback.succeeded();
                    return true;
                }
                return super.handle(request, response, callback);
            }
        };
    }
}
