package io.github.chatspec.mock.violations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.judge.parameter.MultipartParser;
import io.github.chatspec.judge.parameter.MultipartSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JettyMultipartParserTest {

    private static final String PART = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n";
    private static final String END = "--b--\r\n";

    @Test
    void theJudgeFindsTheParser() {
        assertThat(ServiceLoader.load(MultipartParser.class).stream().map(ServiceLoader.Provider::type))
                .contains(JettyMultipartParser.class);
    }

    @Test
    void aPartHasItsNameItsHeadersAndItsBytes() throws MultipartSyntaxException {
        List<MultipartParser.Part> parts = parts(PART
                + "--b\r\nContent-Disposition: attachment; name=\"é\"; filename=\"f\"\r\nContent-Type: image/png\r\n"
                + "X-A: 1\r\n\r\n\u0000\r\n--c\r\n" + "--b\r\n\r\nunnamed\r\n" + END);

        assertThat(parts).extracting(part -> part.name().orElse("none")).containsExactly("x", "é", "none");
        assertThat(parts.get(0).content()).asString().isEqualTo("1");
        assertThat(parts.get(1).content()).containsExactly(0, '\r', '\n', '-', '-', 'c');
        assertThat(parts.get(1).headers().first("x-a")).contains("1");
        assertThat(parts.get(1).headers().first("content-type")).contains("image/png");
    }

    @Test
    void aBodyMayHaveNoParts() throws MultipartSyntaxException {
        assertThat(parts(END)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
                    ''                                ! it ends before its closing boundary
                    no multipart body                 ! it ends before its closing boundary
                    --b|A: b||1|                      ! it ends before its closing boundary
                    --b|A: b||1|--b|                  ! it ends before its closing boundary
                    --other|A: b||1|--other--|        ! it ends before its closing boundary
                    --b|no colon||1|--b--|            ! the header of a part is not valid
                    """)
    void aBrokenBodyIsRefusedWithTheReason(String body, String reason) {
        assertThatThrownBy(() -> parts(body.replace("|", "\r\n")))
                .isInstanceOf(MultipartSyntaxException.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void thePartsAndTheirHeadersAreLimited() throws MultipartSyntaxException {
        assertThat(parts(PART.repeat(JettyMultipartParser.MAX_PARTS) + END)).hasSize(JettyMultipartParser.MAX_PARTS);
        assertThatThrownBy(() -> parts(PART.repeat(JettyMultipartParser.MAX_PARTS + 1) + END))
                .hasMessage("it has more than 1000 parts");
        assertThatThrownBy(() -> parts(PART.repeat(3 * JettyMultipartParser.MAX_PARTS) + END))
                .hasMessage("it has more than 1000 parts");
        String longHeader = "X: " + "a".repeat(JettyMultipartParser.MAX_HEADER_BYTES);
        assertThatThrownBy(() -> parts("--b\r\n" + longHeader + "\r\n\r\n1\r\n" + END))
                .hasMessageContaining("longer than 8192 bytes");
    }

    private static List<MultipartParser.Part> parts(String body) throws MultipartSyntaxException {
        return new JettyMultipartParser().parts(body.getBytes(StandardCharsets.UTF_8), "b");
    }
}
