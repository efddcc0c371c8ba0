package io.github.chatspec.mock.http;

import com.github.tomakehurst.wiremock.common.HttpsSettings;
import com.github.tomakehurst.wiremock.common.JettySettings;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty12.Jetty12HttpServer;
import com.github.tomakehurst.wiremock.servlet.WireMockHandlerDispatchingServlet;
import io.github.chatspec.serving.FrontDoor;
import io.github.chatspec.serving.HttpConnections;
import io.github.chatspec.serving.JsonErrors;
import io.github.chatspec.serving.log.RequestLogs;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.EnumSet;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.FilterMapping;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.NetworkTrafficListener;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

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
     * @param logs receive all requests
     * @return the server, which is not started yet
     */
    public static HttpServer with(
            UnaryOperator<Handler> door,
            Options options,
            AdminRequestHandler admin,
            StubRequestHandler stubs,
            RequestLogs logs) {
        // The constructor of WireMock's server already calls createHandler, when the fields of a named class would not
        // be set yet.
        return new Jetty12HttpServer(options, admin, stubs) {
            @Override
            protected ServerConnector createHttpConnector(
                    String address, int port, JettySettings settings, NetworkTrafficListener listener) {
                return withoutListener(super.createHttpConnector(address, port, settings, listener));
            }

            @Override
            protected ServerConnector createHttpsConnector(
                    String address, HttpsSettings https, JettySettings settings, NetworkTrafficListener listener) {
                return withoutListener(super.createHttpsConnector(address, https, settings, listener));
            }

            @Override
            protected void applyAdditionalServerConfiguration(Server server, Options settings) {
                super.applyAdditionalServerConfiguration(server, settings);
                server.setErrorHandler(new JsonErrors());
                server.setRequestLog(logs);
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
                context.addFilter(new FilterHolder(new ViolationsFilter()), "/*", EnumSet.of(DispatcherType.REQUEST));
                context.addFilter(new FilterHolder(new UnlimitedDelays()), "/*", EnumSet.of(DispatcherType.REQUEST));
                context.addFilter(new FilterHolder(new UnreadableParts()), "/*", EnumSet.of(DispatcherType.REQUEST));
                context.setErrorHandler(errors(context.getErrorHandler()));
                for (ServletHolder servlet : context.getServletHandler().getServlets()) {
                    servlet.setInitParameter(
                            WireMockHandlerDispatchingServlet.SHOULD_FORWARD_TO_FILES_CONTEXT, "false");
                }
            }

            @Override
            protected void decorateAdminServiceContextAfterConfig(ServletContextHandler context) {
                super.decorateAdminServiceContextAfterConfig(context);
                removeFilters(context.getServletHandler());
                context.setErrorHandler(new JsonErrors());
            }

            @Override
            protected Handler createHandler(
                    Options settings, AdminRequestHandler adminHandler, StubRequestHandler stubHandler) {
                return door.apply(super.createHandler(settings, adminHandler, stubHandler));
            }
        };
    }

    /**
     * Returns a connector that does the same for a connection as another one, but has no listener for its traffic. With a
     * listener, Jetty writes the header and the body of a response separately, which takes twice as long.
     */
    private static ServerConnector withoutListener(ServerConnector original) {
        ServerConnector connector = new ServerConnector(
                original.getServer(),
                null,
                null,
                null,
                original.getAcceptors(),
                original.getSelectorManager().getSelectorCount(),
                original.getConnectionFactories().stream()
                        .map(MockHttpServer::withOneReader)
                        .toArray(ConnectionFactory[]::new));
        connector.setHost(original.getHost());
        connector.setPort(original.getPort());
        connector.setAcceptQueueSize(original.getAcceptQueueSize());
        connector.setIdleTimeout(original.getIdleTimeout());
        connector.setShutdownIdleTimeout(original.getShutdownIdleTimeout());
        return connector;
    }

    /**
     * Removes WireMock's only filter in front of its admin API, which answers requests from other origins. The front door
     * passes none of them on, and Jetty would log a warning, since the class of the filter is deprecated.
     */
    private static void removeFilters(ServletHandler handler) {
        handler.setFilterMappings(new FilterMapping[0]);
        handler.setFilters(new FilterHolder[0]);
    }

    /** Returns the factory for connections from which one thread at a time reads, if the original one has the same protocol. */
    private static ConnectionFactory withOneReader(ConnectionFactory original) {
        return original instanceof HttpConnectionFactory http
                ? new HttpConnections(http.getHttpConfiguration())
                : original;
    }

    /** Returns a handler that renders errors in JSON, except for status 404, for which WireMock lists similar stubs. */
    private static Request.Handler errors(Request.Handler notFound) {
        Request.Handler others = new JsonErrors();
        return (request, response, callback) -> (response.getStatus() == HttpStatus.NOT_FOUND_404 ? notFound : others)
                .handle(request, response, callback);
    }

    /** Lets delayed responses take longer than the 30 seconds after which Jetty ends an asynchronous request. */
    private static final class UnlimitedDelays implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            chain.doFilter(
                    new HttpServletRequestWrapper((HttpServletRequest) request) {
                        @Override
                        public AsyncContext startAsync() {
                            AsyncContext context = super.startAsync();
                            context.setTimeout(0);
                            return context;
                        }
                    },
                    response);
        }
    }
}
