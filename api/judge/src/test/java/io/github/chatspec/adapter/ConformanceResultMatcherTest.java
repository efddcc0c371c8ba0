package io.github.chatspec.adapter;

import static io.github.chatspec.adapter.ConformanceResultMatcher.conforms;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.github.chatspec.finding.Level;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ConformanceResultMatcherTest {

    @Test
    void anAnswerThatKeepsItsContractPassesAndCanBeUsed() throws Exception {
        perform(Answer.GOOD)
                .andExpect(conforms(Answer.JUDGE))
                .andExpect(content().bytes(Answer.GOOD.body()));
        perform(Answer.REFUSAL).andExpect(conforms(Answer.JUDGE));
    }

    @Test
    void anAnswerThatDepartsFailsWithTheFindingAndItsPlaces() throws Exception {
        ResultActions answer = perform(Answer.BROKEN);

        assertThatThrownBy(() -> answer.andExpect(conforms(Answer.JUDGE)))
                .isInstanceOf(AssertionError.class)
                .hasMessage(Answer.errorIn("to GET /v3.1/chats/CSR7QK2M9XV4T1B8"));
    }

    @Test
    void aWarningFailsOnlyWhereItIsAskedFor() throws Exception {
        ResultActions answer = perform(Answer.ODD).andExpect(conforms(Answer.JUDGE));

        assertThatThrownBy(() -> answer.andExpect(conforms(Answer.JUDGE, Level.WARNING)))
                .hasMessage(Answer.warningIn("to GET /v3.1/chats/CSR7QK2M9XV4T1B8"));
    }

    private static ResultActions perform(Answer answer) throws Exception {
        return MockMvcBuilders.standaloneSetup(new Chats(answer))
                .build()
                .perform(get(URI.create("http://chats.example" + Answer.PATH + "?access_token=" + Answer.SECRET))
                        .header("Authorization", Answer.SECRET));
    }

    @RestController
    static final class Chats {

        private final Answer answer;

        Chats(Answer answer) {
            this.answer = answer;
        }

        @GetMapping(Answer.PATH)
        ResponseEntity<byte[]> chat() {
            return ResponseEntity.status(answer.status())
                    .contentType(MediaType.parseMediaType(answer.mediaType()))
                    .body(answer.body());
        }
    }
}
