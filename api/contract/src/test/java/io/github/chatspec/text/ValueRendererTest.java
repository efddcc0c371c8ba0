package io.github.chatspec.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ValueRendererTest {

    private static final JsonSyntaxException ERROR = catchThrowableOfType(
            JsonSyntaxException.class, () -> LocatedJson.readJson("[Miller]".getBytes(StandardCharsets.UTF_8)));

    @Test
    void excerptsInTheReasonOfASyntaxErrorAreMasked() {
        assertThat(ValueRenderer.MASKING.reason(ERROR))
                .startsWith("Unrecognized token 'Xxxxxx': ")
                .doesNotContain("Miller");
    }

    @Test
    void excerptsInTheReasonOfASyntaxErrorAreShownIfNothingIsMasked() {
        assertThat(ValueRenderer.PLAIN.reason(ERROR)).isEqualTo(ERROR.getMessage());
        assertThat(ERROR.parts()).contains(new JsonSyntaxException.Part("Miller", true));
    }
}
