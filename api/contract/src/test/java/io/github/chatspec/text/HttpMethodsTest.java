package io.github.chatspec.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HttpMethodsTest {

    @Test
    void aRegisteredMethodIsShown() {
        assertThat(HttpMethods.shown("GET")).isEqualTo("GET");
        assertThat(HttpMethods.shown("PROPFIND")).isEqualTo("PROPFIND");
    }

    @Test
    void anyOtherMethodKeepsOnlyItsShape() {
        assertThat(HttpMethods.shown("get")).isEqualTo("xxx");
        assertThat(HttpMethods.shown("ANNA4711")).isEqualTo("XXXX0000");
    }
}
