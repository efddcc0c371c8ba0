package io.github.chatspec.mock.proxy;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.LazyHttpClient;
import java.util.List;

/** Creates WireMock's HTTP client on first use: only a proxy needs it, and reading its trusted certificates is slow. */
public final class LazyVendorClient implements HttpClientFactory {

    @Override
    public HttpClient buildHttpClient(
            Options options, boolean trustEverything, List<String> trustedHosts, boolean useSystemProperties) {
        return new LazyHttpClient(() -> new ApacheHttpClientFactory()
                .buildHttpClient(options, trustEverything, trustedHosts, useSystemProperties));
    }
}
