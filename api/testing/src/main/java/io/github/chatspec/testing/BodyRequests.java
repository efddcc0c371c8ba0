package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which bodies of requests a server with the default limits accepts. */
public abstract class BodyRequests extends ServerFixture {

    private static final int LIMIT = 1 << 20;
    private static final int SLOW_CLIENTS = 64;

    private static final Operation OPERATION =
            SampleRequests.operations().findFirst().orElseThrow();

    protected BodyRequests(RunningServer server) {
        super(server);
    }

    @Test
    void aBodyOfTheLargestSizeIsRead() throws IOException {
        assertThat(send("Content-Length: " + LIMIT + "\r\n", "z".repeat(LIMIT)).status())
                .isEqualTo(200);
    }

    @Test
    void aLargerBodyIsRefusedBeforeItIsSent() throws IOException {
        RawClient.RawResponse refused = send("Content-Length: " + (LIMIT + 1) + "\r\n", "");

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.field("chatspec-refusal")).isEqualTo("too-large");
        assertThat(refused.field("Connection")).isEqualTo("close");
    }

    @Test
    void chunksWithoutEndAreRefused() throws IOException {
        String chunk = "10000\r\n" + "z".repeat(0x10000) + "\r\n";

        assertThat(send("Transfer-Encoding: chunked\r\n", chunk.repeat(20)).status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "identity"})
    void aBodyInAKnownContentCodingIsRead(String coding) throws IOException {
        byte[] body = coding.equals("identity") ? new byte[] {'z'} : gzip(1000);

        assertThat(sendEncoded(coding, body).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"gzip,400,bad-coding", "br,415,unknown-coding", "'gzip, gzip',415,unknown-coding"})
    void aBodyThatCannotBeDecodedIsRefused(String coding, int status, String name) throws IOException {
        RawClient.RawResponse refused = sendEncoded(coding, "no such coding".getBytes(StandardCharsets.UTF_8));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.field("chatspec-refusal")).isEqualTo(name);
        assertThat(refused.field("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void aTruncatedGzipBodyIsRefused() throws IOException {
        byte[] body = gzip(100_000);

        assertThat(sendEncoded("gzip", Arrays.copyOf(body, body.length / 2)).status())
                .isEqualTo(400);
    }

    @Test
    void aBodyThatIsTooLargeWhenDecodedIsRefused() throws IOException {
        assertThat(sendEncoded("gzip", gzip(LIMIT)).status()).isEqualTo(200);
        assertThat(sendEncoded("gzip", gzip(100 * LIMIT)).status()).isEqualTo(413);
    }

    @Test
    void clientsThatSendTheirBodiesSlowlyDoNotDelayOthers() throws IOException {
        List<RawClient> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                RawClient client = new RawClient(server().url());
                slow.add(client);
                client.send(RawClient.head(OPERATION, "Content-Length: 2\r\n") + "z");
            }

            assertThat(TestHttp.send(server().url(), SampleRequests.good(OPERATION))
                            .status())
                    .isEqualTo(200);
            for (RawClient client : slow) {
                client.send("z");
                assertThat(client.read(false).status()).isEqualTo(200);
            }
        } finally {
            for (RawClient client : slow) {
                client.close();
            }
        }
    }

    private RawClient.RawResponse sendEncoded(String coding, byte[] body) throws IOException {
        return send(
                "Content-Encoding: " + coding + "\r\nContent-Length: " + body.length + "\r\n",
                new String(body, StandardCharsets.ISO_8859_1));
    }

    private RawClient.RawResponse send(String fields, String body) throws IOException {
        try (RawClient client = new RawClient(server().url())) {
            client.send(RawClient.head(OPERATION, fields));
            client.send(body);
            return client.read(false);
        }
    }

    private static byte[] gzip(int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 16];
            for (int left = size; left > 0; left -= zeros.length) {
                out.write(zeros, 0, Math.min(left, zeros.length));
            }
        }
        return bytes.toByteArray();
    }
}
