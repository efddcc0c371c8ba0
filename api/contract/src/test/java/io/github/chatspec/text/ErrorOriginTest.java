package io.github.chatspec.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErrorOriginTest {

    @Test
    void theTypeAndTheInnermostLineOfChatspecAreNamed() {
        try {
            Optional.empty().orElseThrow();
        } catch (RuntimeException e) {
            assertThat(ErrorOrigin.of(e))
                    .matches("java\\.util\\.NoSuchElementException at ErrorOriginTest\\.java:[0-9]+");
        }
    }

    @Test
    void theMessageIsNotShown() {
        assertThat(ErrorOrigin.of(new IllegalStateException("a token"))).doesNotContain("token");
    }

    @Test
    void anErrorWithoutLinesIsNamedByItsType() {
        RuntimeException error = new IllegalStateException();
        error.setStackTrace(new StackTraceElement[0]);

        assertThat(ErrorOrigin.of(error)).isEqualTo("java.lang.IllegalStateException");
    }
}
