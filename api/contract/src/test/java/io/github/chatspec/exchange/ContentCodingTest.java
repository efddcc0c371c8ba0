package io.github.chatspec.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {

    private static final byte[] PLAIN = "{\"n\":1}".getBytes(UTF_8);

    /** What Brotli's encoder makes of {@code {"n":1}}. */
    private static final String BROTLI = "0b03807b226e223a317d03";

    /** What zstd makes of {@code {"n":1}}. */
    private static final String ZSTD = "28b52ffd20073900007b226e223a317d";

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", " GZip ", "identity, gzip", "gzip,identity", ",gzip,"})
    void gzipIsDecodedHoweverItIsWritten(String coding) throws IOException {
        assertThat(decoded(coding, Recordings.gzip(PLAIN)).body()).isEqualTo(PLAIN);
    }

    @Test
    void deflateIsDecodedWithAndWithoutTheHeaderOfZlib() throws IOException {
        assertThat(decoded("deflate", deflated(PLAIN, false)).body()).isEqualTo(PLAIN);
        assertThat(decoded("deflate", deflated(PLAIN, true)).body()).isEqualTo(PLAIN);
    }

    @Test
    void brotliIsDecoded() {
        assertThat(decoded("br", hex(BROTLI)).body()).isEqualTo(PLAIN);
    }

    @Test
    void severalCodingsAreUndoneFromTheLastToTheFirst() throws IOException {
        byte[] body = Recordings.gzip(deflated(hex(BROTLI), false));

        assertThat(decoded("br, deflate, gzip", body).body()).isEqualTo(PLAIN);
        Headers fields = json().with("Content-Encoding", "br")
                .with("Content-Encoding", "deflate")
                .with("content-encoding", "gzip");
        assertThat(decoded(fields, body).body()).isEqualTo(PLAIN);
        assertThat(decoded("deflate, gzip, br", body).defect()).isPresent();
    }

    @Test
    void gzipIsRecognizedWithoutItsHeaderField() throws IOException {
        assertThat(decoded(json(), Recordings.gzip(PLAIN)).body()).isEqualTo(PLAIN);
        assertThat(decoded("identity", Recordings.gzip(PLAIN)).body()).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gzip", "deflate", "br", "zstd", "compress", "utf-8", "aws-chunked", "br, gzip", "a,b,c,d,e,f"})
    void aBodyThatTheRecorderDecodedStays(String coding) {
        for (String text :
                new String[] {"{\"n\":1}", "[]", "7", "\"ä\"", "", "<html>", "{\"n\": \"ü" + "é".repeat(600) + "\"}"}) {
            Exchange exchange = decoded(coding, text.getBytes(UTF_8));

            assertThat(exchange.defect()).isEmpty();
            assertThat(new String(exchange.body(), UTF_8)).isEqualTo(text);
        }
    }

    @Test
    void aDecodedBodyInAnotherCharsetStays() {
        byte[] latin = "{\"n\":\"\u00e9\"}".getBytes(ISO_8859_1);

        assertThat(decoded("br", latin).body()).isEqualTo(latin);
        assertThat(decoded("gzip", latin).defect()).isEmpty();
    }

    @Test
    void aDecodedImageStays() {
        byte[] image = hex("89504e470d0a1a0a0000000d49484452");
        Headers fields = Headers.NONE.with("Content-Type", "image/png").with("Content-Encoding", "br");

        assertThat(decoded(fields, image).defect()).isEmpty();
        assertThat(decoded(fields, image).body()).isEqualTo(image);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zstd | 28b52ffd20073900007b226e223a317d |"
                        + " the recorder left it encoded with zstd, which cannot be decoded here; record decoded bodies",
                "s3cret | 28b52ffd20073900007b226e223a317d |"
                        + " the recorder left it encoded in another way, which cannot be decoded here; record decoded bodies",
                "br | 8b03807b226e223a317d03 | it is not valid br",
                "gzip | 1f8b08000000000000ff0102 | it is not valid gzip",
                "gzip | 1f8b0800 | it is not valid gzip",
                "gzip | 0102 | it is not valid gzip",
                "deflate | 789cab56ca | it is not valid deflate",
                "deflate | 0102030405 | it is not valid deflate",
                "a,b,c,d,e | 0102 | it is encoded more than 4 times"
            })
    void aBodyThatCannotBeDecodedIsADefect(String coding, String body, String reason) {
        assertThat(decoded(coding, hex(body)).defect()).contains(new Defect(Defect.Kind.ENCODED, reason));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBodyThatExpandsBeyondTheLimitIsADefect(boolean twice) throws IOException {
        byte[] bomb = Recordings.gzip(new byte[Recording.MAX_BYTES + 1]);

        Exchange exchange = twice ? decoded("gzip, gzip", Recordings.gzip(bomb)) : decoded("gzip", bomb);

        assertThat(exchange.defect())
                .contains(new Defect(Defect.Kind.ENCODED, "it has more than 64 MiB when it is decoded"));
    }

    @Test
    void noDamageToABodyIsAFailure() throws IOException {
        Random random = new Random(3);
        byte[] text = new byte[3000];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ("{\"abc\":1}".charAt(random.nextInt(9)));
        }
        byte[][] bodies = {
            Recordings.gzip(text), deflated(text, false), deflated(text, true), hex(BROTLI), hex(ZSTD), new byte[40]
        };
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = bodies[i % bodies.length].clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            byte[] cut = random.nextBoolean() ? damaged : Arrays.copyOf(damaged, random.nextInt(damaged.length));
            for (String coding : new String[] {"gzip", "deflate", "br", "zstd"}) {
                assertThatCode(() -> decoded(coding, cut))
                        .as(coding + " " + HexFormat.of().formatHex(cut))
                        .doesNotThrowAnyException();
            }
        }
    }

    private static Exchange decoded(String coding, byte[] body) {
        return decoded(json().with("Content-Encoding", coding), body);
    }

    private static Exchange decoded(Headers headers, byte[] body) {
        return ContentCoding.decode(
                Exchange.of(new Request("GET", "/", Headers.NONE)).status(200).headers(headers), body);
    }

    private static Headers json() {
        return Headers.NONE.with("Content-Type", "application/json");
    }

    private static byte[] deflated(byte[] body, boolean bare) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9, bare))) {
            deflater.write(body);
        }
        return out.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
