package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.common.Slf4jNotifier;
import com.github.tomakehurst.wiremock.core.Options.ChunkedEncodingPolicy;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.store.DefaultStores;
import com.github.tomakehurst.wiremock.store.RequestJournalStore;
import com.github.tomakehurst.wiremock.store.Stores;
import com.github.tomakehurst.wiremock.store.StubMappingStore;
import io.github.chatspec.mock.fast.RingJournal;
import io.github.chatspec.mock.proxy.LazyVendorClient;
import io.github.chatspec.mock.stubs.StubStore;
import org.eclipse.jetty.util.ProcessorUtils;

/** How WireMock is configured for a mock, except for the extensions of the mock itself. */
final class WireMockSettings {

    /** The number of connections that may wait to be accepted, enough for a burst of clients. */
    private static final int ACCEPT_QUEUE = 1024;

    /** The number of threads that accept connections; Jetty logs a warning if there are more than processors. */
    private static final int ACCEPTORS = Math.min(3, ProcessorUtils.availableProcessors());

    /** The number of threads that send delayed responses, which takes little time. */
    private static final int ASYNCHRONOUS_THREADS = 4;

    private WireMockSettings() {}

    /** Returns the configuration for the options of a mock. */
    static WireMockConfiguration of(MockOptions options) {
        WireMockConfiguration configuration = WireMockConfiguration.options()
                .bindAddress(options.host())
                .port(options.port())
                .jettyAcceptors(ACCEPTORS)
                .jettyAcceptQueueSize(ACCEPT_QUEUE)
                .stubRequestLoggingDisabled(true)
                // A delayed response would otherwise hold a thread.
                .asynchronousResponseEnabled(true)
                .asynchronousResponseThreads(ASYNCHRONOUS_THREADS)
                .useChunkedTransferEncoding(ChunkedEncodingPolicy.NEVER)
                .extensions(options.extensions().toArray(new Extension[0]))
                .httpClientFactory(new LazyVendorClient())
                .preserveUserAgentProxyHeader(true)
                // A fault breaks the connection, but over HTTP/2 it would only end a stream with status 500.
                .http2PlainDisabled(true)
                .http2TlsDisabled(true)
                .notifier(new Slf4jNotifier(false));
        options.certificate()
                .ifPresent(certificate -> configuration
                        .httpDisabled(true)
                        .httpsPort(options.port())
                        .keystorePath(certificate.keystore().toString())
                        .keystoreType(certificate.type())
                        .keystorePassword(certificate.password())
                        .keyManagerPassword(certificate.password()));
        return configuration;
    }

    /** Returns WireMock's stores with those of the mock in two places. */
    static Stores stores(WireMockConfiguration configuration, StubStore stubs, RingJournal journal) {
        return new DefaultStores(configuration.filesRoot()) {
            @Override
            public StubMappingStore getStubStore() {
                return stubs;
            }

            @Override
            public RequestJournalStore getRequestJournalStore() {
                return journal;
            }
        };
    }
}
