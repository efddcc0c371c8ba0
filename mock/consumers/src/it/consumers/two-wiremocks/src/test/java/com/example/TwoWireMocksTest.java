package com.example;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.mock.ChatMock;
import org.junit.jupiter.api.Test;

class TwoWireMocksTest {

    @Test
    void theMistakeIsOneSentence() {
        assertThatThrownBy(ChatMock::start)
                .isInstanceOf(io.github.chatspec.io.UserError.class)
                .hasMessageContaining("chatspec-mock-standalone")
                .hasMessageContaining("wiremock-standalone-3.9.2.jar");
        System.out.println("PROVED two-wiremocks: two WireMocks on one class path are one sentence");
    }
}
