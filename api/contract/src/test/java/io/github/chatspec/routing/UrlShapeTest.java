package io.github.chatspec.routing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.EntryCursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlShapeTest {

    private final EntryCursor cursor = new EntryCursor();
    private byte[] text;
    private final UrlShape shape = UrlShape.of(Contract.builtIn(), List.of()).orElseThrow();

    @Test
    void urlsThatDifferInAVariableAndInTheQueryHaveOneShape() {
        byte[] known = key("https://acme.imi.chat/v3.1/chats/C1");

        assertThat(key("https://acme.imi.chat/v3.1/chats/C2?x=1")).isEqualTo(known);
        assertThat(shape.has(known)).isTrue();
        assertThat(new String(known, US_ASCII)).isEqualTo("GET https://acme.imi.chat/v3.1/chats/{");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.imi.chat/v3.1/chats",
                "https://acme.imi.chat/v3.1/chats/chats",
                "https://acme.imi.chat/v3.1/chats/C1/C2",
                "https://acme.imi.chat/v3.2/chats/C1",
                "https://other.imi.chat/v3.1/chats/C1",
                "http://acme.imi.chat/v3.1/chats/C1",
                "/v3.1/chats/C1"
            })
    void urlsThatDifferElsewhereHaveOtherShapes(String url) {
        byte[] known = key("https://acme.imi.chat/v3.1/chats/C1");

        assertThat(key(url)).isNotEqualTo(known);
        assertThat(shape.has(known)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.imi.chat",
                "https://acme.imi.chat?x=/y",
                "https://acme.imi.chat#/y",
                "https://acme.imi.chat/",
                "https://acme.imi.chat/v3.1//chats",
                "https://acme.imi.chat/v3.1/chats/",
                "https://acme.imi.chat/v3.1/chats/C%31",
                "https://acme.imi.chat/v3.1/chats/C1#x",
                "https://acme.imi.chat/v3.1/chats/C 1",
                "https://acme.imi.chat/v3.1/chats/{id}",
                "acme.imi.chat/v3.1/chats/C1",
                "data:,x",
                "://x/y",
                ""
            })
    void anUnusualUrlIsNotRead(String url) {
        assertThat(read("GET", url)).isFalse();
    }

    @Test
    void aLongUrlIsNotRead() {
        assertThat(read("GET", "/" + "a".repeat(5000))).isTrue();
        assertThat(read("GET", "/v3.1".repeat(40))).isFalse();
        assertThat(read("GET", "https://" + "a".repeat(2000) + "/x")).isFalse();
    }

    @Test
    void theMethodIsPartOfTheShape() {
        byte[] known = key("/v3.1/chats");

        assertThat(read("POST", "/v3.1/chats")).isTrue();
        assertThat(shape.has(known)).isFalse();
    }

    @Test
    void theSegmentsAndTheQueryAreFound() {
        assertThat(read("GET", "/v3.1/chats/C1?x=1")).isTrue();

        assertThat(shape.segments()).isEqualTo(3);
        assertThat(shape.to(2) - shape.from(2)).isEqualTo(2);
        assertThat(new String(text, shape.query(), 3, US_ASCII)).isEqualTo("x=1");
    }

    @Test
    void aPathThatIsOnlyInPartAVariableHasNoShapes(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("bikes.yaml"), """
                openapi: "3.1.0"
                info: {title: "Bikes", version: "7"}
                paths:
                  /bikes/{id}.json:
                    get:
                      operationId: "getBike"
                      parameters:
                        - {name: "id", in: "path", required: true, schema: {type: "string"}}
                      responses:
                        "204": {description: "No bike."}
                """);

        assertThat(UrlShape.of(List.of(Contract.read(file)), List.of())).isEmpty();
    }

    private byte[] key(String url) {
        assertThat(read("GET", url)).isTrue();
        return shape.key();
    }

    private boolean read(String method, String url) {
        String record = "{\"request\": {\"method\": \"" + method + "\", \"url\": \"" + url + "\", \"headers\": []},"
                + " \"response\": {\"status\": 200, \"headers\": [], \"content\": {\"mimeType\": \"a/b\", \"text\": \"\"}}}";
        text = Arrays.copyOf(record.getBytes(US_ASCII), record.length() + EntryCursor.PADDING);
        assertThat(cursor.read(text, 0, record.length(), EntryCursor.ANY_BODY)).isEqualTo(record.length());
        return shape.read(text, cursor.method(), cursor.url());
    }
}
