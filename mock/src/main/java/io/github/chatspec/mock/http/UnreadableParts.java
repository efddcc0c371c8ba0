package io.github.chatspec.mock.http;

import io.github.chatspec.serving.JettyRequests;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * Lets WireMock answer a request whose multipart body it cannot split into parts, and on which it fails otherwise. Such a
 * request is tried again, and WireMock then takes its body as a whole.
 */
final class UnreadableParts implements Filter {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String ANY = "application/octet-stream";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        String type = http.getHeader(CONTENT_TYPE);
        if (type == null || !type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/")) {
            chain.doFilter(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (Exception e) {
            // Also a checked exception, which WireMock throws without declaring it.
            if (response.isCommitted() || request.isAsyncStarted()) {
                throw e;
            }
            byte[] body = JettyRequests.requestWithBody(ServletContextRequest.getServletContextRequest(request))
                    .body()
                    .orElseThrow();
            chain.doFilter(new WholeBody(http, body), response);
        }
    }

    /**
     * A request of which WireMock does not see that it is multipart, since it asks for the first value of the field. What it
     * matches and records are all values.
     */
    private static final class WholeBody extends HttpServletRequestWrapper {

        private final byte[] body;

        WholeBody(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public String getHeader(String name) {
            return name.equalsIgnoreCase(CONTENT_TYPE) ? ANY : super.getHeader(name);
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return bytes.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("The whole body has been read.");
                }
            };
        }
    }
}
