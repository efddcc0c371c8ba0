package io.github.chatspec.mock.http;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty12.Jetty12HttpServer;
import com.github.tomakehurst.wiremock.servlet.WireMockHandlerDispatchingServlet;
import io.github.chatspec.serving.FrontDoor;
import io.github.chatspec.serving.JsonErrors;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;

/** Creates the HTTP server of WireMock with a front door. */
public final class MockHttpServer {

    private MockHttpServer() {}

    /**
     * Creates a server.
     *
     * @param door wraps WireMock's own handler
     * @param options the options of WireMock
     * @param admin answers requests to the admin API
     * @param stubs answers all other requests
     * @return the server, which is not started yet
     */
    public static HttpServer with(
            UnaryOperator<Handler> door, Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        // The constructor of WireMock's server already calls createHandler, when the fields of a named class would not
        // be set yet.
        return new Jetty12HttpServer(options, admin, stubs) {
            @Override
            protected void applyAdditionalServerConfiguration(Server server, Options settings) {
                super.applyAdditionalServerConfiguration(server, settings);
                server.setErrorHandler(new JsonErrors());
                for (Connector connector : server.getConnectors()) {
                    connector.getConnectionFactories().stream()
                            .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                            .map(HttpConfiguration.ConnectionFactory.class::cast)
                            .forEach(factory -> FrontDoor.configure(factory.getHttpConfiguration()));
                }
            }

            /** Turns off WireMock's search for files, which fails for paths with an encoded percent sign. */
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
                return door.apply(super.createHandler(settings, adminHandler, stubHandler));
            }
        };
    }
}
