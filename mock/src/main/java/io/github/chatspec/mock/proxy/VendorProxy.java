package io.github.chatspec.mock.proxy;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SecretRemoval;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.stubs.SampleStubs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Hands every request to a vendor and every answer back, and judges and records the answers on the way. */
public final class VendorProxy implements ResponseTransformerV2 {

    private final String vendor;
    private final Judge judge;
    private final SecretRemoval clean;
    private final HarWriter file;
    private final String name;
    private final Consumer<String> tell;
    private final Map<Level, Long> counts = new EnumMap<>(Level.class);
    private long exchanges;
    private boolean closed;

    private VendorProxy(MockOptions options, List<Contract> contracts, HarWriter file) {
        this.vendor = options.vendor();
        this.judge = Judge.of(contracts).masking();
        this.clean = SecretRemoval.of(contracts);
        this.file = file;
        this.name = options.recording();
        this.tell = options.tell();
    }

    /** Begins, with the file that is asked for. */
    public static VendorProxy of(MockOptions options, List<Contract> contracts) {
        try {
            return new VendorProxy(
                    options, contracts, options.recording() == null ? null : HarWriter.at(options.recording()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one stub that hands on whatever comes; what is not compressed can be judged as it is. */
    public StubMapping stub() {
        return WireMock.any(WireMock.anyUrl())
                .withName("vendor")
                .willReturn(WireMock.aResponse().proxiedFrom(vendor).withRemoveRequestHeader("Accept-Encoding"))
                .build();
    }

    @Override
    public String getName() {
        return "chatspec-relay";
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        if (!response.isFromProxy()) {
            return unreachable();
        }
        LoggedRequest asked = event.getRequest();
        Headers sent = headers(asked.getHeaders());
        Exchange exchange = Exchange.of(new Request(asked.getMethod().getName(), vendor + asked.getUrl(), sent))
                .status(response.getStatus())
                .headers(headers(response.getHeaders()))
                .body(body(response));
        add(exchange, asked.getLoggedDate().toInstant());
        return response;
    }

    private Response unreachable() {
        tell.accept("The vendor cannot be reached; look at the address behind --proxy-to." + System.lineSeparator()
                + "  " + vendor);
        return Response.response()
                .status(502)
                .headers(new HttpHeaders(HttpHeader.httpHeader(SampleStubs.REFUSAL_HEADER, "vendor-unreachable")))
                .body(new byte[0])
                .build();
    }

    private synchronized void add(Exchange exchange, Instant started) {
        exchanges++;
        for (Finding finding : judge.judge(exchange)) {
            counts.merge(finding.level(), 1L, Long::sum);
            tell.accept(finding.operation().orElse("no operation") + " " + finding.status() + System.lineSeparator()
                    + "  " + finding);
        }
        if (file != null && !closed) {
            try {
                file.add(clean.apply(exchange), started);
            } catch (IOException e) {
                tell.accept("The recording cannot be written; it ends before this answer." + System.lineSeparator()
                        + "  " + name);
                closed = true;
            }
        }
    }

    /** Drops the recording, where the server could not start. */
    public synchronized void abandon() {
        closed = true;
        if (file != null) {
            file.drop();
        }
    }

    /** Ends the recording and tells what was found. */
    public synchronized void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                tell.accept("The recording cannot be written; nothing is kept of it." + System.lineSeparator() + "  "
                        + name);
            }
        }
        if (!closed) {
            closed = true;
            String found = Stream.of(Level.values())
                    .map(level -> level + " " + counts.getOrDefault(level, 0L))
                    .collect(Collectors.joining("  "));
            tell.accept("answers " + exchanges + "  " + found + (name == null ? "" : "  " + name));
        }
    }

    private static Headers headers(HttpHeaders fields) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        for (HttpHeader field : fields.all()) {
            String lower = field.key().toLowerCase(Locale.ROOT);
            // What WireMock adds is none of the vendor's, and Host names this mock.
            if (!lower.startsWith("matched-stub-") && !lower.equals("host") && !lower.equals("content-encoding")) {
                kept.put(field.key(), field.values());
            }
        }
        return Headers.of(kept);
    }

    private static byte[] body(Response response) {
        HttpHeader coding = response.getHeaders().getHeader("Content-Encoding");
        byte[] body = response.getBody() == null ? new byte[0] : response.getBody();
        if (!coding.isPresent() || !coding.firstValue().equalsIgnoreCase("gzip")) {
            return body;
        }
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return plain.readAllBytes();
        } catch (IOException e) {
            return body;
        }
    }
}
