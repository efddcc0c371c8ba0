package io.github.chatspec.serving.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleLinesTest {

    private static final String TIME = "[0-9]{2}:[0-9]{2}:[0-9]{2}";

    @Test
    void aRequestIsOneLineWithItsOperationAndExample() {
        assertThat(lines(false, request("/things/1?page=2", 200, "one", "")))
                .singleElement()
                .asString()
                .matches(TIME + " GET /things/1\\?page=2 200 things/getThing one");
    }

    @Test
    void eachViolationIsALineBelow() {
        List<String> lines =
                lines(false, request("/things/1", 400, "", "bad-request", "No header.", "No \u001b[2Jbody."));

        assertThat(lines.get(0)).endsWith(" 400 things/getThing bad-request");
        assertThat(lines.subList(1, lines.size())).containsExactly("  No header.", "  No \\u001b[2Jbody.");
    }

    @Test
    void manyViolationsAreCounted() {
        String[] violations = Collections.nCopies(9, "Wrong.").toArray(String[]::new);

        assertThat(lines(false, request("/things/1", 400, "", "", violations)))
                .hasSize(7)
                .last()
                .isEqualTo("  and 4 more violations");
    }

    @ParameterizedTest
    @CsvSource({"204, 32", "404, 33", "500, 31"})
    void theColourOfTheStatusIsThatOfItsClass(int status, String colour) {
        assertThat(lines(true, request("/things/1", status, "one", "")).get(0))
                .contains("\u001b[" + colour + "m" + status + "\u001b[0m");
    }

    @Test
    void aSecretInTheQueryIsNotPrinted() {
        assertThat(lines(false, request("/things/1?access_token=s3cr3t-value", 200, "one", ""))
                        .get(0))
                .contains("access_token=***")
                .doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/__chatspec/health", "/__chatspec/start.js", "/__admin/requests", "/favicon.ico"})
    void thePagesOfTheServerAreLeftOut(String path) {
        assertThat(lines(false, request(path, 200, "", ""))).isEmpty();
    }

    private static List<String> lines(boolean hasColours, AnsweredRequest request) {
        return new ConsoleLines(hasColours, any -> Optional.of("things/getThing")).of(request);
    }

    static AnsweredRequest request(String target, int status, String example, String refusal, String... violations) {
        return new AnsweredRequest(
                0,
                InetSocketAddress.createUnresolved("client", 1),
                "GET",
                target,
                "HTTP/1.1",
                HttpFields.EMPTY,
                ByteBuffer.allocate(0),
                status,
                example,
                refusal,
                "",
                0,
                1,
                List.of(violations));
    }
}
