package io.github.chatspec.mock.callbacks;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.IntSupplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** Sends callbacks for WireMock: only to permitted hosts, without following redirects, and within bounds of time and size. */
final class CallbackClient implements HttpClient {

    private static final Timeout PATIENCE = Timeout.ofSeconds(5);
    private static final long DEADLINE_MILLIS = 10_000;
    private static final int MAX_RESPONSE = 64 << 10;

    private final CallbackReport report;
    private final IntSupplier ownPort;
    private final CloseableHttpClient client;
    private final Timer timer = new Timer("chatspec-callback-deadlines", true);

    CallbackClient(CallbackHosts hosts, CallbackReport report, IntSupplier ownPort) {
        this.report = report;
        this.ownPort = ownPort;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(hosts)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(PATIENCE)
                                .setSocketTimeout(PATIENCE)
                                .build())
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @Override
    public Response execute(Request request) throws IOException {
        String name = request.getHeader(Callbacks.HEADER);
        try {
            URI address = CallbackHosts.address(request.getAbsoluteUrl(), ownPort.getAsInt());
            Response response = send(address, request);
            if (response.getStatus() >= 300) {
                report.failed(name, "the receiver answered with status " + response.getStatus());
            } else {
                report.succeeded();
            }
            return response;
        } catch (UnknownHostException e) {
            report.failed(name, e.getMessage());
            throw e;
        } catch (IOException | RuntimeException e) {
            report.failed(name, "the connection failed (" + e.getClass().getSimpleName() + ")");
            throw e;
        }
    }

    /** Closes all connections. */
    void close() {
        timer.cancel();
        client.close(CloseMode.IMMEDIATE);
    }

    private Response send(URI address, Request request) throws IOException {
        HttpUriRequestBase message = new HttpUriRequestBase(request.getMethod().getName(), address);
        for (HttpHeader header : request.getHeaders().all()) {
            header.values().forEach(value -> message.addHeader(header.key(), value));
        }
        if (request.getBody() != null && request.getBody().length > 0) {
            message.setEntity(new ByteArrayEntity(request.getBody(), null));
        }
        TimerTask deadline = new TimerTask() {
            @Override
            public void run() {
                message.cancel();
            }
        };
        timer.schedule(deadline, DEADLINE_MILLIS);
        try (ClassicHttpResponse response = client.executeOpen(null, message, null)) {
            byte[] body = new byte[0];
            if (response.getEntity() != null) {
                InputStream content = response.getEntity().getContent();
                body = content.readNBytes(MAX_RESPONSE);
            }
            return Response.response().status(response.getCode()).body(body).build();
        } finally {
            deadline.cancel();
        }
    }
}
