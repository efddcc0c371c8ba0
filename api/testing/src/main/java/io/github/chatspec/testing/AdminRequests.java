package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which requests may change a server or see what it recorded. */
public abstract class AdminRequests extends ServerFixture {

    /** Field lines that show that a request may come from elsewhere, although its connection is local. */
    private static final List<String> FOREIGN = List.of(
            "Host: evil.example",
            "Host: localhost.evil.example",
            "X-Real-IP: 127.0.0.1",
            "Via: 1.1 proxy",
            "X-Forwarded-Host: localhost",
            "X-Forwarded-Proto: https",
            "X-Forwarded-For: 127.0.0.1",
            "Forwarded: for=127.0.0.1",
            "Origin: http://evil.example",
            "Origin: http://localhost:1",
            "Origin: null");

    private final List<String> guarded;
    private final List<String> open;

    /**
     * Creates the tests of a server.
     *
     * @param server the server
     * @param guarded methods and paths that require admin access
     * @param open paths that any client may read
     */
    protected AdminRequests(RunningServer server, List<String> guarded, List<String> open) {
        super(server);
        this.guarded = guarded;
        this.open = open;
    }

    Stream<Arguments> foreignRequests() {
        return guarded.stream().flatMap(line -> FOREIGN.stream().map(field -> Arguments.of(line, field)));
    }

    Stream<String> guardedRequests() {
        return guarded.stream();
    }

    Stream<String> openPages() {
        return open.stream();
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("foreignRequests")
    void aRequestThatMayComeFromElsewhereIsRefusedInJson(String line, String field) throws IOException {
        String host = field.startsWith("Host:") ? "" : "Host: " + authority() + "\r\n";

        RawClient.RawResponse refused = send(line, host + field + "\r\n");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.field("chatspec-refusal")).isEqualTo("not-admitted");
        assertThat(refused.field("Content-Type")).isEqualTo("application/json");
        assertThat(refused.field("WWW-Authenticate")).startsWith("Basic ");
        assertThat(refused.field("Access-Control-Allow-Origin")).isEmpty();
        assertThat(refused.body()).contains("\"message\"");
    }

    @ParameterizedTest
    @MethodSource("guardedRequests")
    void anAbsoluteTargetOfAnotherHostIsRefused(String line) throws IOException {
        String absolute = line.replaceFirst(" ", " http://evil.example");

        assertThat(send(absolute, "Host: evil.example\r\n").status()).isEqualTo(401);
        assertThat(send(absolute, "Host: " + authority() + "\r\n").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("guardedRequests")
    void aRequestOfThisMachineIsAdmitted(String line) throws IOException {
        assertThat(send(line, "Host: localhost\r\n").status()).isNotEqualTo(401);
        assertThat(send(line, "Host: " + authority() + "\r\n").status()).isNotEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("guardedRequests")
    void aRequestOfThePagesOfTheServerItselfIsAdmitted(String line) throws IOException {
        String fields = "Host: " + authority() + "\r\nOrigin: " + server().url() + "\r\n";

        assertThat(send(line, fields).status()).isNotEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("openPages")
    void otherPagesAreOpenToAllClients(String path) throws IOException {
        for (String field : FOREIGN) {
            String host = field.startsWith("Host:") ? "" : "Host: " + authority() + "\r\n";

            assertThat(send("GET " + path, host + field + "\r\n").status())
                    .as(field)
                    .isEqualTo(200);
        }
    }

    private RawClient.RawResponse send(String line, String fields) throws IOException {
        try (RawClient client = new RawClient(server().url())) {
            client.send(line + " HTTP/1.1\r\nContent-Length: 0\r\n" + fields + "\r\n");
            return client.read(false);
        }
    }

    private String authority() {
        return server().url().replaceFirst("https?://", "");
    }
}
