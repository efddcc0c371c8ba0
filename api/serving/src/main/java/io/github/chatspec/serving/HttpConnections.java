package io.github.chatspec.serving;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpGenerator;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Creates connections from which one thread at a time reads, and whose status lines have the usual reason phrases.
 *
 * <p>In Jetty 12.0 and 12.1 two threads can read from the same connection: when a request cannot be parsed, another thread
 * answers it, and continues to read while the first has not returned. Both then return the buffer of the connection to the
 * pool, two other connections receive the same buffer, and a correct request gets the status 400.
 */
public final class HttpConnections extends HttpConnectionFactory {

    /**
     * Creates a factory.
     *
     * @param configuration how the connections read requests
     */
    public HttpConnections(HttpConfiguration configuration) {
        super(configuration);
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        HttpConnection connection = new OneReader(getHttpConfiguration(), connector, endPoint);
        connection.setTransferEncodingChunkMaxLength(getTransferEncodingChunkMaxLength());
        return configure(connection, connector, endPoint);
    }

    private static final class OneReader extends HttpConnection {

        /** The calls of {@link #onFillable()} that are running or wait for the one that is running. */
        private final AtomicInteger calls = new AtomicInteger();

        OneReader(HttpConfiguration configuration, Connector connector, EndPoint endPoint) {
            super(configuration, connector, endPoint);
        }

        @Override
        protected HttpGenerator newHttpGenerator() {
            return new StandardReasons();
        }

        @Override
        public void onFillable() {
            if (calls.getAndIncrement() > 0) {
                return;
            }
            do {
                super.onFillable();
            } while (calls.decrementAndGet() > 0);
        }
    }

    /** Writes status 500 with the reason phrase of RFC 9110 (section 15.6.1), of which Jetty has another one. */
    private static final class StandardReasons extends HttpGenerator {

        private static final String INTERNAL_SERVER_ERROR = "Internal Server Error";

        @Override
        public Result generateResponse(
                MetaData.Response response,
                boolean isHead,
                ByteBuffer header,
                ByteBuffer chunk,
                ByteBuffer content,
                boolean isLast)
                throws IOException {
            boolean isReplaced = response != null
                    && response.getStatus() == HttpStatus.INTERNAL_SERVER_ERROR_500
                    && response.getReason() == null;
            return super.generateResponse(
                    isReplaced ? withReason(response) : response, isHead, header, chunk, content, isLast);
        }

        private static MetaData.Response withReason(MetaData.Response response) {
            return new MetaData.Response(
                    response.getStatus(),
                    INTERNAL_SERVER_ERROR,
                    response.getHttpVersion(),
                    response.getHttpFields(),
                    response.getContentLength(),
                    response.getTrailersSupplier());
        }
    }
}
