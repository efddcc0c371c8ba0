package io.github.chatspec.judge.clean;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.EntryCursor;
import io.github.chatspec.exchange.EntryReader;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanExchangesTest {

    private static final Judge JUDGE = Judge.of(Contract.builtIn());

    private final CleanExchanges clean = JUDGE.cleanExchanges(List.of()).orElseThrow();

    @Test
    void nothingIsCleanBeforeTheJudgeHasSeenSomethingAlike() throws IOException {
        ObjectNode entry = list();

        assertThat(isClean(entry)).isFalse();

        learn(entry);
        assertThat(isClean(entry)).isTrue();
        assertThat(clean.kind().operation()).isEqualTo("engage/listChats");
        assertThat(clean.kind().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C2", "anything-else", "a~b"})
    void anotherValueInThePathIsCleanToo(String chat) throws IOException {
        learn(chat("C1"));

        assertThat(isClean(chat(chat))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"C1, C2", "C2, C1", "C1, C11", "C11, C1"})
    void anAnswerAboutAnotherChatIsNotClean(String sent, String received) throws IOException {
        learn(chat("C1"));

        assertThat(isClean(chat(sent, received))).isFalse();
        assertThat(isClean(chat(received, received))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "C1/more", "", "C1#x"})
    void anUnusualPathIsNotClean(String chat) throws IOException {
        learn(chat("C1"));

        assertThat(isClean(chat(chat))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "3, true",
        "007, true",
        "0, false",
        "-1, false",
        "x, false",
        "'', false",
        "%31, false",
        "3&page=4, false"
    })
    void aValueInTheQueryMustBeOneThatTheSchemaAccepts(String page, boolean expected) throws IOException {
        ObjectNode entry = list();
        String url = entry.at("/request/url").textValue();
        request(entry).put("url", url + "?page=2");
        learn(entry);

        request(entry).put("url", url + "?x=1&page=" + page);

        assertThat(isClean(entry)).isEqualTo(expected);
    }

    @Test
    void aParameterThatNoExchangeHadIsNotClean() throws IOException {
        ObjectNode entry = list();
        learn(entry);
        request(entry).put("url", entry.at("/request/url").textValue() + "?page=2");

        assertThat(isClean(entry)).isFalse();

        learn(entry);
        assertThat(isClean(entry)).isTrue();
    }

    @Test
    void aRequestWithoutACredentialIsNotClean() throws IOException {
        ObjectNode entry = list();
        learn(entry);
        ((ArrayNode) entry.at("/request/headers")).remove(0);

        assertThat(isClean(entry)).isFalse();
    }

    @Test
    void whatASettingIgnoresIsClean() throws IOException {
        Judge silent = JUDGE.with(Settings.NONE.level("request-missing", "off"));
        CleanExchanges ignoring = silent.cleanExchanges(List.of()).orElseThrow();
        ObjectNode entry = list();
        request(entry).putArray("headers");
        byte[] text = padded(entry);
        Exchange exchange = exchange(entry);
        assertThat(silent.judge(exchange)).isEmpty();

        ignoring.learn(
                text,
                0,
                text.length - EntryCursor.PADDING,
                exchange,
                JUDGE.route(exchange).orElseThrow());

        assertThat(ignoring.endOfKnown(text, 0, text.length - EntryCursor.PADDING))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json; charset=utf-8", ""})
    void aContentTypeThatNoExchangeHadIsNotClean(String contentType) throws IOException {
        ObjectNode entry = list();
        learn(entry);
        ((ObjectNode) entry.at("/response/headers/0")).put("value", contentType);

        assertThat(isClean(entry)).isFalse();
    }

    @Test
    void aBodyWithAFindingIsNotClean() throws IOException {
        ObjectNode entry = list();
        learn(entry);

        assertThat(isClean(Recordings.withBody(entry, "{}"))).isFalse();
    }

    @Test
    void aResponseThatIsBeforeItsRequestIsClean() throws IOException {
        ObjectNode entry = list();
        learn(entry);
        ObjectNode other = entry.objectNode();
        other.set("response", entry.get("response"));
        other.set("request", entry.get("request"));

        assertThat(isClean(other)).isTrue();
        assertThat(isClean((ObjectNode)
                        other.set("response", Recordings.withBody(entry, "{}").get("response"))))
                .isFalse();
    }

    @Test
    void whatIsForgottenIsNotClean() throws IOException {
        ObjectNode entry = list();
        learn(entry);

        clean.forget();

        assertThat(isClean(entry)).isFalse();
    }

    private static ObjectNode list() {
        return Recordings.entry("engage/listChats", "first-page");
    }

    private static ObjectNode chat(String id) {
        return chat(id, id);
    }

    private static ObjectNode chat(String sent, String received) {
        ObjectNode entry = Recordings.entry("engage/getChat", "sms-minimal");
        request(entry).put("url", entry.at("/request/url").textValue().replaceFirst("[^/]*$", sent));
        String body = entry.at("/response/content/text").textValue();
        return Recordings.withBody(entry, body.replaceFirst("CSR[0-9]+", received));
    }

    private static ObjectNode request(ObjectNode entry) {
        return (ObjectNode) entry.get("request");
    }

    private static byte[] padded(ObjectNode entry) {
        byte[] text = entry.toString().getBytes(UTF_8);
        return Arrays.copyOf(text, text.length + EntryCursor.PADDING);
    }

    private boolean isClean(ObjectNode entry) {
        byte[] text = padded(entry);
        int to = text.length - EntryCursor.PADDING;
        int end = clean.endOfKnown(text, 0, to);
        assertThat(end).isIn(-1, to);
        return end == to;
    }

    private void learn(ObjectNode entry) throws IOException {
        byte[] text = padded(entry);
        Exchange exchange = exchange(entry);
        assertThat(JUDGE.judge(exchange)).isEmpty();
        clean.learn(
                text,
                0,
                text.length - EntryCursor.PADDING,
                exchange,
                JUDGE.route(exchange).orElseThrow());
    }

    private static Exchange exchange(ObjectNode entry) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(entry.toString().getBytes(UTF_8));
        try (Recording recording = Recording.open(in, Optional.of(RecordingFormat.NDJSON), RecordingFormat.BODY)) {
            RawRecord record = recording.next().orElseThrow();
            return EntryReader.of(RecordingFormat.NDJSON, "", 200).read(record).exchange();
        }
    }
}
