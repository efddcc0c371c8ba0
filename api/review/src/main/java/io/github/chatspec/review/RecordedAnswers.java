package io.github.chatspec.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.chatspec.check.Input;
import io.github.chatspec.check.OpenInput;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.EntryReader;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.io.UserError;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.review.schema.ContractSide;
import io.github.chatspec.routing.BaseUrl;
import io.github.chatspec.routing.Router;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads recorded exchanges whose operation a contract, or one of two contracts, has. */
public final class RecordedAnswers {

    private final ContractSide older;
    private final ContractSide newer;
    private final List<Input> inputs;
    private final List<BaseUrl> olderBases;
    private final List<BaseUrl> newerBases;

    RecordedAnswers(ContractSide older, ContractSide newer, List<Input> inputs, List<String> bases) {
        this.older = older;
        this.newer = newer;
        this.inputs = inputs;
        // A name means either contract, but a request is mapped to the server of the one that it is routed by.
        this.olderBases = bases.stream()
                .map(base -> BaseUrl.of(base, List.of(older.contract(), newer.contract())))
                .toList();
        this.newerBases = bases.stream()
                .map(base -> BaseUrl.of(base, List.of(newer.contract(), older.contract())))
                .toList();
    }

    /**
     * Returns the exchanges whose operation a contract has.
     *
     * @param contract the contract
     * @param inputs the recordings
     * @param bases the base URLs to which the requests were sent instead of the contract's server, as {@link BaseUrl#of}
     *     reads them
     * @return the exchanges, which have not been read
     */
    public static RecordedAnswers of(Contract contract, List<Input> inputs, List<String> bases) {
        ContractSide side = new ContractSide(contract);
        return new RecordedAnswers(side, side, inputs, bases);
    }

    /** A recorded exchange, which is judged only if a change asks for it. */
    public final class Answer {
        private final Optional<Router.Route> olderRoute;
        private final Optional<Router.Route> newerRoute;
        private final Exchange exchange;
        private final Request request;
        private final Optional<JsonNode> body;
        private final String place;
        private List<Finding> olderFindings;
        private List<Finding> newerFindings;

        private Answer(
                Optional<Router.Route> olderRoute,
                Optional<Router.Route> newerRoute,
                Exchange exchange,
                Request request,
                String place) {
            this.olderRoute = olderRoute;
            this.newerRoute = newerRoute;
            this.exchange = exchange;
            this.request = request;
            this.body = StrictJson.read(exchange.body());
            this.place = place;
        }

        /** Returns the operation in the older contract, or else in the newer one. */
        public Operation operation() {
            return olderRoute.or(() -> newerRoute).orElseThrow().operation();
        }

        boolean isOfBoth() {
            return olderRoute.isPresent() && newerRoute.isPresent();
        }

        public Exchange exchange() {
            return exchange;
        }

        /** Returns the request, with its body if that is in the recording. */
        Request request() {
            return request;
        }

        /** Returns the body of the response, if it is JSON. */
        public Optional<JsonNode> body() {
            return body;
        }

        /** Returns the file and the number of the entry. */
        public String place() {
            return place;
        }

        /** Returns what the older contract refuses in the request. */
        List<Finding> olderFindings() {
            if (olderFindings == null) {
                olderFindings = refusals(older, olderRoute, request);
            }
            return olderFindings;
        }

        /** Returns what the newer contract refuses in the request. */
        List<Finding> newerFindings() {
            if (newerFindings == null) {
                newerFindings = refusals(newer, newerRoute, request);
            }
            return newerFindings;
        }
    }

    private static List<Finding> refusals(ContractSide side, Optional<Router.Route> route, Request request) {
        return route.isEmpty()
                ? List.of()
                : side.judge().judge(Exchange.of(request), route).stream()
                        .filter(finding -> finding.rule().startsWith("request-"))
                        .toList();
    }

    /**
     * Passes all answers to a consumer, in the order of the recordings.
     *
     * @param consumer receives the answers
     * @return the number of answers
     * @throws UserError if a recording cannot be read
     */
    public long each(Consumer<Answer> consumer) {
        long answers = 0;
        for (Input input : inputs) {
            try (OpenInput opened = input.open(InputStream.nullInputStream())) {
                answers += each(input, opened, consumer);
            } catch (IOException e) {
                throw new UserError("Cannot read the recording; name a readable file.", input.name());
            }
        }
        return answers;
    }

    private long each(Input input, OpenInput opened, Consumer<Answer> consumer) throws IOException {
        long answers = 0;
        // The input itself is closed by the caller.
        Recording recording = Recording.open(opened.in(), Optional.empty(), RecordingFormat.HAR);
        EntryReader reader = EntryReader.of(recording.format(), "", 200, opened.bodies());
        Optional<RawRecord> record = recording.next();
        while (record.isPresent()) {
            Exchange exchange = reader.read(record.get()).exchange();
            Exchange ofOlder = BaseUrl.mapped(exchange, olderBases);
            Exchange ofNewer = BaseUrl.mapped(exchange, newerBases);
            boolean hasRequest = exchange.request().isPresent();
            Optional<Router.Route> before = hasRequest ? older.judge().route(ofOlder) : Optional.empty();
            Optional<Router.Route> after = hasRequest ? newer.judge().route(ofNewer) : Optional.empty();
            if (before.isPresent() || after.isPresent()) {
                answers++;
                boolean hasBody = before.or(() -> after)
                        .filter(route -> route.operation().requestBody().isPresent())
                        .isPresent();
                Exchange mapped = before.isPresent() ? ofOlder : ofNewer;
                Request request = mapped.request().orElseThrow();
                consumer.accept(new Answer(
                        before,
                        after,
                        mapped,
                        hasBody ? withBody(request, record.get()) : request,
                        input.name() + " entry " + record.get().entry()));
            }
            record = recording.next();
        }
        return answers;
    }

    /** Returns a request with its body, which a check does not read (HAR 1.2, postData; the journal of WireMock, body). */
    private static Request withBody(Request request, RawRecord record) {
        JsonNode recorded = StrictJson.read(record.bytes())
                .orElse(MissingNode.getInstance())
                .path("request");
        JsonNode text = recorded.path("postData").path("text");
        JsonNode body = text.isMissingNode() ? recorded.path("body") : text;
        return body.isTextual()
                ? request.withBody(body.textValue().getBytes(StandardCharsets.UTF_8))
                : recorded.path("bodySize").asLong(-1) == 0 ? request.withBody(new byte[0]) : request;
    }
}
