package io.github.chatspec.judge.clean;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.exchange.EntryCursor;
import io.github.chatspec.exchange.EntryReader;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Judge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Entries of recordings about which the judge reports notes. */
final class NotedEntries {

    private static final ObjectMapper JSON = new ObjectMapper();

    private NotedEntries() {}

    /** Returns the body of the response of an entry, to be changed. */
    static ObjectNode body(ObjectNode entry) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(entry.at("/response/content/text").textValue());
    }

    /** Returns a copy of an entry with another body. */
    static ObjectNode with(ObjectNode entry, ObjectNode body) {
        return Recordings.withBody(entry, body.toPrettyString());
    }

    /** Returns what is known of an entry without the judge. */
    static Optional<List<Finding>> noted(CleanExchanges known, ObjectNode entry) {
        byte[] text = padded(entry);
        int to = text.length - EntryCursor.PADDING;
        int end = known.endOfKnown(text, 0, to);
        assertThat(end).isIn(-1, to);
        return end < 0 ? Optional.empty() : Optional.of(known.findings());
    }

    /** Learns from what a judge reports about an entry, and returns that. */
    static List<Finding> learn(Judge judge, CleanExchanges known, ObjectNode entry) throws IOException {
        byte[] text = padded(entry);
        Exchange exchange = exchange(entry);
        List<Finding> findings = judge.judge(exchange);
        known.learnNotes(
                text,
                0,
                text.length - EntryCursor.PADDING,
                exchange,
                judge.route(exchange).orElseThrow(),
                findings);
        return findings;
    }

    /** Returns the exchange of an entry. */
    static Exchange exchange(ObjectNode entry) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(entry.toString().getBytes(UTF_8));
        try (Recording recording = Recording.open(in, Optional.of(RecordingFormat.NDJSON), RecordingFormat.BODY)) {
            RawRecord record = recording.next().orElseThrow();
            return EntryReader.of(RecordingFormat.NDJSON, "", 200).read(record).exchange();
        }
    }

    private static byte[] padded(ObjectNode entry) {
        byte[] text = entry.toString().getBytes(UTF_8);
        return Arrays.copyOf(text, text.length + EntryCursor.PADDING);
    }
}
