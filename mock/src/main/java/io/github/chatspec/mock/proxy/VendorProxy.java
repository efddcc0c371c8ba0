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
import io.github.chatspec.exchange.ContentCoding;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.io.OutputFile;
import io.github.chatspec.io.UserError;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.stubs.SampleStubs;
import io.github.chatspec.mock.stubs.WireMockMessages;
import io.github.chatspec.routing.BaseUrl;
import io.github.chatspec.secret.SecretRemoval;
import io.github.chatspec.text.ErrorOrigin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges and records the responses of a vendor to which WireMock passes every request. */
public final class VendorProxy implements ResponseTransformerV2 {

    /** WireMock adds the first two, and the third names this mock. */
    private static final Set<String> OMITTED = Set.of("matched-stub-id", "matched-stub-name", "host");

    private final String vendor;
    private final BaseUrl server;
    private final Judge judge;
    private final SecretRemoval secrets;
    /** Null unless the responses are recorded. */
    private final RecordingFile recording;

    private final String recordingName;
    private final Consumer<String> messages;
    private final Map<Level, Long> counts = new EnumMap<>(Level.class);
    private long exchanges;
    private boolean closed;

    private VendorProxy(
            String vendor,
            List<Contract> contracts,
            RecordingFile recording,
            String recordingName,
            Consumer<String> messages) {
        this.vendor = vendor;
        this.server = BaseUrl.of(vendor, contracts);
        this.judge = Judge.of(contracts).masking();
        this.secrets = SecretRemoval.of(contracts);
        this.recording = recording;
        this.recordingName = recordingName;
        this.messages = messages;
    }

    /**
     * Creates a proxy and reserves the file of its recording.
     *
     * @param vendor the address of the vendor
     * @param contracts the contracts by which responses are judged
     * @param recording the file to which the responses are written, if any
     * @param overwrite whether the recording may replace a file
     * @param messages receives the findings and errors line by line
     * @throws UserError if the file exists and may not be replaced, or cannot be written
     */
    public static VendorProxy to(
            String vendor,
            List<Contract> contracts,
            Optional<Path> recording,
            boolean overwrite,
            Consumer<String> messages) {
        return new VendorProxy(
                vendor,
                contracts,
                recording.map(file -> RecordingFile.at(file, overwrite)).orElse(null),
                recording.map(Path::toString).orElse(null),
                messages);
    }

    /**
     * Begins the recording.
     *
     * @throws UserError if it cannot be written
     */
    public void begin() {
        if (recording != null) {
            try {
                recording.begin();
            } catch (IOException e) {
                throw OutputFile.cannotBeWritten(recordingName);
            }
        }
    }

    /** Returns the stub that passes every request to the vendor, without compression, so that bodies can be judged. */
    public StubMapping stub() {
        return WireMock.any(WireMock.anyUrl())
                .withName("vendor")
                .willReturn(WireMock.aResponse().proxiedFrom(vendor).withRemoveRequestHeader("Accept-Encoding"))
                .build();
    }

    @Override
    public String getName() {
        return "chatspec-vendor-proxy";
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        if (!response.isFromProxy()) {
            return unreachable();
        }
        try {
            add(event.getRequest(), response);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            messages.accept("chatspec failed on a response, which has been passed on (" + ErrorOrigin.of(e)
                    + "); please report it.");
        }
        return response;
    }

    private void add(LoggedRequest received, Response response) {
        Request request = WireMockMessages.request(received);
        Exchange exchange = Exchange.of(new Request(
                        request.method(),
                        vendor + request.url(),
                        WireMockMessages.headers(received.getHeaders(), OMITTED)))
                .status(response.getStatus())
                .headers(WireMockMessages.headers(response.getHeaders(), OMITTED));
        byte[] body = response.getBody() == null ? new byte[0] : response.getBody();
        add(ContentCoding.decode(exchange, body), received.getLoggedDate().toInstant());
    }

    /** Returns an exchange as if the vendor were a server of a contract, which need not list test systems. */
    private Exchange addressed(Exchange exchange) {
        return judge.route(exchange).isPresent()
                ? exchange
                : exchange.request()
                        .flatMap(server::mapped)
                        .map(exchange::withRequest)
                        .orElse(exchange);
    }

    private Response unreachable() {
        messages.accept(
                "Cannot reach the vendor; check the address of --proxy-to." + System.lineSeparator() + "  " + vendor);
        return Response.response()
                .status(502)
                .headers(new HttpHeaders(HttpHeader.httpHeader(SampleStubs.REFUSAL_HEADER, "vendor-unreachable")))
                .body(new byte[0])
                .build();
    }

    /** Records an exchange before it judges it, since judging may fail. */
    private synchronized void add(Exchange exchange, Instant started) {
        exchanges++;
        record(exchange, started);
        try {
            for (Finding finding : judge.judge(addressed(exchange))) {
                counts.merge(finding.level(), 1L, Long::sum);
                messages.accept(finding.operation().orElse("no operation") + " " + finding.status()
                        + System.lineSeparator() + "  " + finding);
            }
        } catch (UserError e) {
            // Such as a pattern of the contract that cannot be evaluated on this response.
            messages.accept(e.getMessage());
        }
    }

    private void record(Exchange exchange, Instant started) {
        if (recording != null && !closed) {
            try {
                recording.add(secrets.apply(exchange), started);
            } catch (IOException | UserError e) {
                messages.accept("Cannot write the recording; it ends before this response." + System.lineSeparator()
                        + "  " + recordingName);
                closed = true;
            }
        }
    }

    /** Gives up the recording if the server could not start. */
    public synchronized void abandon() {
        closed = true;
        if (recording != null) {
            recording.discard();
        }
    }

    /** Completes the recording and reports the number of findings. */
    public synchronized void close() {
        if (recording != null) {
            try {
                recording.close();
            } catch (IOException e) {
                messages.accept("Cannot write the recording; it is incomplete." + System.lineSeparator() + "  "
                        + recordingName);
            }
        }
        if (!closed) {
            closed = true;
            String levels = Stream.of(Level.values())
                    .map(level -> level + " " + counts.getOrDefault(level, 0L))
                    .collect(Collectors.joining("  "));
            messages.accept(
                    "answers " + exchanges + "  " + levels + (recordingName == null ? "" : "  " + recordingName));
        }
    }
}
