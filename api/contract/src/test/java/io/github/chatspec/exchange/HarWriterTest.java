package io.github.chatspec.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HarWriterTest {

    private static final Instant STARTED = Instant.parse("2026-11-20T10:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Exchange text = exchange("text/plain; charset=utf-8", "Zo\u00eb".getBytes(StandardCharsets.UTF_8));
        Exchange binary = exchange("image/png", new byte[] {(byte) 0xff, 0, 1});

        try (HarWriter har = HarWriter.document(out, "tests", "1")) {
            har.write(HarWriter.Entry.of(text, STARTED));
            har.write(HarWriter.Entry.of(binary, STARTED));
        }

        List<EntryReader.Recorded> read = read(RecordingFormat.HAR);
        assertThat(read).extracting(EntryReader.Recorded::startedAt).containsOnly(Optional.of(STARTED));
        assertThat(read).extracting(recorded -> recorded.exchange().body()).containsExactly(text.body(), binary.body());
        assertThat(read.get(0).exchange().request().orElseThrow().url()).isEqualTo("https://example.com/a?b=c");
        assertThat(read.get(0).exchange().headers().orElseThrow().first("X-Two"))
                .contains("a");
        assertThat(read.get(0).exchange().status()).isEqualTo(404);
    }

    @Test
    void anArchiveIsACompleteDocumentWithOneEntryPerLine() throws IOException {
        try (HarWriter har = HarWriter.document(out, "tests", "1")) {
            har.write(HarWriter.Entry.of(exchange("text/plain", new byte[0]), STARTED));
        }

        JsonNode log = new ObjectMapper().readTree(out.toByteArray()).path("log");
        assertThat(log.path("creator").path("name").asText()).isEqualTo("tests");
        assertThat(log.at("/entries/0/response/statusText").asText()).isEqualTo("Not Found");
        assertThat(log.path("entries")).hasSize(1);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    @Test
    void anEntryThatCannotBeWrittenLeavesTheArchiveAsItWas() throws IOException {
        HarWriter.Entry broken =
                new HarWriter.Entry(Optional.empty(), 0, new Request("GET", "/", Headers.NONE), "HTTP/1.1", null);

        try (HarWriter har = HarWriter.document(out, "tests", "1")) {
            har.write(HarWriter.Entry.of(exchange("text/plain", new byte[0]), STARTED));
            assertThatThrownBy(() -> har.write(broken)).isInstanceOf(NullPointerException.class);
            har.write(HarWriter.Entry.of(exchange("text/plain", new byte[0]), STARTED));
        }

        assertThat(new ObjectMapper().readTree(out.toByteArray()).at("/log/entries"))
                .hasSize(2);
    }

    @Test
    void linesAreEntriesWithoutADocument() throws IOException {
        try (HarWriter har = HarWriter.lines(out)) {
            har.write(HarWriter.Entry.of(exchange("text/plain", new byte[] {'a'}), STARTED));
            har.write(HarWriter.Entry.of(exchange("text/plain", new byte[] {'b'}), STARTED));
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("}\n");
        assertThat(read(RecordingFormat.NDJSON)).hasSize(2);
    }

    @Test
    void aRequestWithoutAResponseIsUnanswered() throws IOException {
        Request request = new Request("GET", "https://example.com/a", Headers.NONE);
        try (HarWriter har = HarWriter.lines(out)) {
            har.write(new HarWriter.Entry(Optional.empty(), 0, request, "HTTP/2", Optional.empty()));
        }

        assertThat(read(RecordingFormat.NDJSON)).singleElement().satisfies(recorded -> {
            assertThat(recorded.startedAt()).isEmpty();
            assertThat(recorded.exchange().defect().orElseThrow().kind()).isEqualTo(Defect.Kind.UNANSWERED);
        });
    }

    private static Exchange exchange(String mediaType, byte[] body) {
        Request request = new Request("GET", "https://example.com/a?b=c", Headers.NONE.with("Accept", "*/*"));
        return Exchange.of(request)
                .status(404)
                .headers(Headers.of(Map.of("Content-Type", List.of(mediaType), "X-Two", List.of("a", "b"))))
                .body(body);
    }

    private List<EntryReader.Recorded> read(RecordingFormat format) throws IOException {
        List<EntryReader.Recorded> read = new ArrayList<>();
        try (Recording recording =
                Recording.open(new ByteArrayInputStream(out.toByteArray()), Optional.empty(), RecordingFormat.BODY)) {
            assertThat(recording.format()).isEqualTo(format);
            for (Optional<RawRecord> next = recording.next(); next.isPresent(); next = recording.next()) {
                read.add(EntryReader.of(format, "", 200).read(next.get()));
            }
        }
        return read;
    }
}
