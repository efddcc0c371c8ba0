package io.github.chatspec.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectNode ENTRY = Recordings.entry("engage/getChat", "livechat");

    @Test
    void anEntryIsReadWhole() {
        EntryReader.Recorded recorded = har(ENTRY);

        Exchange exchange = recorded.exchange();
        assertThat(recorded.startedAt()).contains(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(exchange.request().orElseThrow().url())
                .isEqualTo(ENTRY.at("/request/url").asText());
        assertThat(exchange.request().orElseThrow().headers().first("TEAMID")).contains("868");
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.headers().orElseThrow().first("Content-Type")).contains("application/json");
        assertThat(new String(exchange.body(), StandardCharsets.UTF_8))
                .isEqualTo(ENTRY.at("/response/content/text").textValue());
        assertThat(exchange.defect()).isEmpty();
    }

    @Test
    void theOrderOfTheKeysDoesNotMatter() throws Exception {
        JsonNode content = JSON.readTree("""
                {"response": {"content": {"encoding": "base64", "text": "eyJhIjoxfQ==", "size": 7}, "status": 200},
                 "request": {"url": "/a", "method": "get"}, "_more": [{"request": 1}]}""");

        Exchange exchange = har(content).exchange();

        assertThat(exchange.request().orElseThrow().method()).isEqualTo("GET");
        assertThat(new String(exchange.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
    }

    @Test
    void aBodyInBase64IsDecodedAndOneThatIsNotBase64IsADefect() {
        byte[] octets = {0, (byte) 0xff, 10};
        assertThat(har(content("text", Base64.getEncoder().encodeToString(octets), "encoding", "base64"))
                        .exchange()
                        .body())
                .isEqualTo(octets);
        assertThat(defect(har(content("text", "no base64!", "encoding", "base64"))))
                .contains(Defect.Kind.ENCODING);
    }

    @Test
    void aBodyThatWasLeftOutIsADefect() {
        ObjectNode left = ENTRY.deepCopy();
        ((ObjectNode) left.at("/response/content")).remove("text");

        assertThat(defect(har(left))).contains(Defect.Kind.BODY_MISSING);
        ((ObjectNode) left.at("/response/content")).remove("size");
        assertThat(defect(har(left))).contains(Defect.Kind.BODY_MISSING);
        ((ObjectNode) left.get("response")).remove("content");
        assertThat(defect(har(left))).contains(Defect.Kind.BODY_MISSING);
    }

    @Test
    void aResponseWithoutABodyHasNone() {
        ObjectNode empty = ENTRY.deepCopy();
        ((ObjectNode) empty.at("/response/content")).put("size", 0).remove("text");
        assertThat(defect(har(empty))).isEmpty();

        ObjectNode head = ENTRY.deepCopy();
        ((ObjectNode) head.get("request")).put("method", "HEAD");
        ((ObjectNode) head.at("/response/content")).remove("text");
        assertThat(defect(har(head))).isEmpty();

        ((ObjectNode) head.get("request")).put("method", "GET");
        ((ObjectNode) head.get("response")).put("status", 304);
        assertThat(defect(har(head))).isEmpty();
    }

    @Test
    void aBodyThatWasCutOffIsADefectAndOneThatIsOnlyCountedInAnotherWayIsNot() {
        ObjectNode cut = Recordings.withBody(ENTRY, "{\"status_code\": 43");
        ((ObjectNode) cut.at("/response/content")).put("size", 5000);
        assertThat(har(cut).exchange().defect().orElseThrow())
                .isEqualTo(new Defect(Defect.Kind.BODY_MISSING, "the recorder kept 18 of its 5000 bytes"));

        ObjectNode counted = ENTRY.deepCopy();
        ((ObjectNode) counted.at("/response/content")).put("size", 1_000_000);
        assertThat(defect(har(counted))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 99})
    void aRequestWithoutAnAnswerIsADefect(int status) {
        ObjectNode unanswered = ENTRY.deepCopy();
        ((ObjectNode) unanswered.get("response")).put("status", status);

        assertThat(defect(har(unanswered))).contains(Defect.Kind.UNANSWERED);
        assertThat(defect(har(ENTRY.deepCopy().without(List.of("response"))))).contains(Defect.Kind.UNANSWERED);
    }

    @ParameterizedTest
    @CsvSource({"200, 200", "200.0, 200", "2e2, 200", "'\"404\"', 404"})
    void aStatusMayBeWrittenInAnyWayThatIsANumber(String written, int status) throws Exception {
        ObjectNode entry = ENTRY.deepCopy();
        ((ObjectNode) entry.get("response")).set("status", JSON.readTree(written));

        assertThat(har(entry).exchange().status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ok\"", "true", "200.5", "[200]", "1e9"})
    void aStatusThatIsNotANumberIsADefectOfTheRecord(String written) throws Exception {
        ObjectNode entry = ENTRY.deepCopy();
        ((ObjectNode) entry.get("response")).set("status", JSON.readTree(written));

        assertThat(defect(har(entry))).contains(Defect.Kind.SYNTAX);
    }

    @Test
    void aBodyThatTheRecorderLeftCompressedIsDecodedOrReported() throws Exception {
        byte[] zipped = Recordings.gzip("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        String base64 = Base64.getEncoder().encodeToString(zipped);

        assertThat(new String(
                        har(content("text", base64, "encoding", "base64"))
                                .exchange()
                                .body(),
                        StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":1}");
        zipped[12] ^= 0x55;
        assertThat(defect(har(content("text", Base64.getEncoder().encodeToString(zipped), "encoding", "base64"))))
                .contains(Defect.Kind.ENCODED);
        ObjectNode brotli = content(
                "text", Base64.getEncoder().encodeToString(new byte[] {11, 2, (byte) 0x80}), "encoding", "base64");
        brotli.withObject("/response")
                .withArray("headers")
                .addObject()
                .put("name", "content-encoding")
                .put("value", "br");
        assertThat(defect(har(brotli))).contains(Defect.Kind.ENCODED);
    }

    @Test
    void theHeaderOfAnUndoneCodingIsNotADefect() {
        ObjectNode entry = ENTRY.deepCopy();
        entry.withObject("/response")
                .withArray("headers")
                .addObject()
                .put("name", "content-encoding")
                .put("value", "br");

        assertThat(defect(har(entry))).isEmpty();
    }

    @Test
    void theMediaTypeOfTheContentReplacesAMissingHeader() {
        ObjectNode bare = ENTRY.deepCopy();
        ((ObjectNode) bare.get("response")).remove("headers");

        assertThat(har(bare).exchange().headers().orElseThrow().first("content-type"))
                .contains("application/json");
        ((ObjectNode) bare.at("/response/content")).put("mimeType", "x-unknown");
        assertThat(har(bare).exchange().headers().orElseThrow().first("content-type"))
                .isEmpty();
    }

    @Test
    void pseudoHeadersAreLeftOutAndRepeatedHeadersAreKept() throws Exception {
        ObjectNode entry = ENTRY.deepCopy();
        entry.withObject("/response").set("headers", JSON.readTree("""
                [{"name": ":status", "value": "200"}, {"name": "X", "value": "1"}, {"name": "x", "value": "2"},
                 {"name": "Y"}, {"value": "nameless"}, 7]"""));

        Headers headers = har(entry).exchange().headers().orElseThrow();

        assertThat(headers.all("x")).containsExactly("1", "2");
        assertThat(headers.all("y")).containsExactly("");
        assertThat(headers.asMap()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not json",
                "[1]",
                "7",
                "{}",
                "{\"request\": 7}",
                "{\"request\": {\"method\": \"GET\"}}",
                "{\"request\": {\"url\": 7, \"method\": \"GET\"}}",
                "{\"request\": {\"url\": \"/\", \"method\": \"GET\"}} {}",
                "{\"request\": {\"url\": \"/"
            })
    void aValueOtherThanAnEntryIsADefectAndNeverAFailure(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(defect(read(RecordingFormat.NDJSON, bytes))).contains(Defect.Kind.SYNTAX);
    }

    @Test
    void aDefectHoldsNothingOfWhatWasRecorded() {
        EntryReader.Recorded recorded =
                read(RecordingFormat.NDJSON, "{\"request\": s3cr3t}".getBytes(StandardCharsets.UTF_8));

        assertThat(recorded.exchange().defect().orElseThrow().reason()).isEqualTo("it is not JSON from its byte 12 on");
    }

    @Test
    void anEventOfTheJournalIsRead() throws Exception {
        JsonNode event = JSON.readTree("""
                {"id": "1", "request": {"url": "/v3.1/chats?page=2", "absoluteUrl": "http://localhost:8080/v3.1/chats?page=2",
                  "method": "GET", "headers": {"teamid": "868", "Accept": ["a", "b"]}, "loggedDate": 1700000000000},
                 "responseDefinition": {"status": 404, "body": "not this"},
                 "response": {"status": 200, "headers": {"Content-Type": "application/json"}, "bodyAsBase64": "e30=",
                  "body": "{}"}}""");

        EntryReader.Recorded recorded =
                read(RecordingFormat.WIREMOCK, event.toString().getBytes(StandardCharsets.UTF_8));

        Exchange exchange = recorded.exchange();
        assertThat(recorded.startedAt()).contains(Instant.ofEpochMilli(1_700_000_000_000L));
        assertThat(exchange.request().orElseThrow().url()).isEqualTo("http://localhost:8080/v3.1/chats?page=2");
        assertThat(exchange.request().orElseThrow().headers().all("Accept")).containsExactly("a", "b");
        assertThat(exchange.request().orElseThrow().headers().areComplete()).isTrue();
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(new String(exchange.body(), StandardCharsets.UTF_8)).isEqualTo("{}");
        assertThat(exchange.headers().orElseThrow().first("content-type")).contains("application/json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"request\": {\"method\": \"GET\"}} | SYNTAX",
                "{} | SYNTAX",
                "[] | SYNTAX",
                "{\"request\": {\"method\": \"GET\", \"url\": \"/\"}} | UNANSWERED",
                "{\"request\": {\"method\": \"GET\", \"url\": \"/\"}, \"response\": {\"status\": 200, \"bodyAsBase64\": \"!\"}}"
                        + " | ENCODING"
            })
    void anInvalidEventIsADefect(String text, Defect.Kind kind) {
        assertThat(defect(read(RecordingFormat.WIREMOCK, text.getBytes(StandardCharsets.UTF_8))))
                .contains(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"url\": \"/a\"} | {\"body\": \"{}\"} | /a",
                "{\"url\": \"/a\"} | {\"base64Body\": \"e30=\"} | /a",
                "{\"url\": \"/a\"} | {\"jsonBody\": {}, \"status\": 200} | /a",
                "{\"urlPath\": \"/a\"} | {\"body\": \"{}\"} | /a",
                "{\"urlPath\": \"/a\", \"queryParameters\": {\"b\": {\"equalTo\": \"1 2\"}, \"c\": {\"matches\": \".\"}}}"
                        + " | {\"body\": \"{}\"} | /a?b=1+2"
            })
    void aRecordedStubIsRead(String request, String response, String url) throws Exception {
        ObjectNode stub = JSON.createObjectNode().put("id", "1");
        stub.set("request", JSON.readTree(request));
        stub.withObject("/request")
                .put("method", "GET")
                .withObject("/headers")
                .withObject("/Accept")
                .put("equalTo", "*/*");
        stub.set("response", JSON.readTree(response));

        for (RecordingFormat format : List.of(RecordingFormat.WIREMOCK, RecordingFormat.NDJSON)) {
            Exchange exchange = read(format, stub.toString().getBytes(StandardCharsets.UTF_8))
                    .exchange();

            assertThat(exchange.defect()).isEmpty();
            assertThat(exchange.request().orElseThrow().url()).isEqualTo(url);
            assertThat(exchange.request().orElseThrow().headers().all("accept")).containsExactly("*/*");
            assertThat(exchange.request().orElseThrow().headers().areComplete()).isFalse();
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(new String(exchange.body(), StandardCharsets.UTF_8)).isEqualTo("{}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": 1.10e2}", "[ 1, 2 ]", "1.50", "\"a\\u0041\"", "true", "null"})
    void theJsonBodyOfAStubIsReadAsItIsWritten(String json) {
        String stub = "{\"request\": {\"method\": \"GET\", \"url\": \"/\"}, \"response\": {\"jsonBody\": " + json
                + ", \"status\": 201}}";

        Exchange exchange = read(RecordingFormat.WIREMOCK, stub.getBytes(StandardCharsets.UTF_8))
                .exchange();

        assertThat(new String(exchange.body(), StandardCharsets.UTF_8).strip()).isEqualTo(json);
        assertThat(exchange.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"urlPattern\": \"/.*\", \"method\": \"GET\"} | it is a stub for many requests (urlPattern);"
                        + " only a stub for a single URL can be judged",
                "{\"url\": \"/\", \"method\": \"ANY\"} | it is a stub for any method; only a stub for one method can be judged"
            })
    void aStubForManyRequestsIsNotAnExchange(String request, String reason) {
        String stub = "{\"request\": " + request + ", \"response\": {\"status\": 200}}";

        for (RecordingFormat format : List.of(RecordingFormat.WIREMOCK, RecordingFormat.NDJSON)) {
            assertThat(read(format, stub.getBytes(StandardCharsets.UTF_8))
                            .exchange()
                            .defect())
                    .contains(new Defect(Defect.Kind.SYNTAX, reason));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"proxyBaseUrl\": \"http://a\"", "\"fault\": \"EMPTY_RESPONSE\""})
    void aStubWithoutAResponseIsUnanswered(String response) {
        String stub = "{\"request\": {\"method\": \"GET\", \"url\": \"/\"}, \"response\": {" + response + "}}";

        assertThat(defect(read(RecordingFormat.WIREMOCK, stub.getBytes(StandardCharsets.UTF_8))))
                .contains(Defect.Kind.UNANSWERED);
    }

    @Test
    void anEntryOfAnArchiveAmongEventsIsReadAsOne() {
        Exchange exchange = read(RecordingFormat.WIREMOCK, ENTRY.toString().getBytes(StandardCharsets.UTF_8))
                .exchange();

        assertThat(exchange.defect()).isEmpty();
        assertThat(exchange.body()).isEqualTo(har(ENTRY).exchange().body());
        assertThat(exchange.headers().orElseThrow().first("Content-Type")).contains("application/json");
    }

    private static ObjectNode content(String... pairs) {
        ObjectNode entry = ENTRY.deepCopy();
        ObjectNode content = (ObjectNode) entry.at("/response/content");
        for (int i = 0; i < pairs.length; i += 2) {
            content.put(pairs[i], pairs[i + 1]);
        }
        content.remove("size");
        return entry;
    }

    private static Optional<Defect.Kind> defect(EntryReader.Recorded recorded) {
        return recorded.exchange().defect().map(Defect::kind);
    }

    private static EntryReader.Recorded har(JsonNode entry) {
        return read(RecordingFormat.HAR, entry.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static EntryReader.Recorded read(RecordingFormat form, byte[] bytes) {
        return EntryReader.of(form, "", 200).read(RawRecord.of(1, 1, bytes));
    }
}
