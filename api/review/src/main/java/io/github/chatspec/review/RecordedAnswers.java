package io.github.chatspec.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.check.Input;
import io.github.chatspec.check.OpenInput;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.EntryReader;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.io.UserError;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.review.schema.ContractSide;
import io.github.chatspec.routing.Router;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads recorded exchanges whose operation one of the contracts has. */
final class RecordedAnswers {

    private final ContractSide older;
    private final ContractSide newer;
    private final List<Input> inputs;

    RecordedAnswers(ContractSide older, ContractSide newer, List<Input> inputs) {
        this.older = older;
        this.newer = newer;
        this.inputs = inputs;
    }

    /**
     * A recorded exchange.
     *
     * @param operation the operation in the older contract, or else in the newer one
     * @param exchange the exchange
     * @param body the body of the response, if it is JSON
     * @param place the file and the number of the entry
     */
    record Answer(Operation operation, Exchange exchange, Optional<JsonNode> body, String place) {}

    /** Passes all answers to a consumer, and returns their number. */
    long each(Consumer<Answer> consumer) {
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
            Optional<Router.Route> route = exchange.request().isEmpty()
                    ? Optional.empty()
                    : older.judge().route(exchange).or(() -> newer.judge().route(exchange));
            if (route.isPresent()) {
                answers++;
                consumer.accept(new Answer(
                        route.get().operation(),
                        exchange,
                        StrictJson.read(exchange.body()),
                        input.name() + " entry " + record.get().entry()));
            }
            record = recording.next();
        }
        return answers;
    }
}
