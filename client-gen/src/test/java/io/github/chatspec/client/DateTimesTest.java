package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.client.helpscout.HelpScoutClient;
import io.github.chatspec.client.helpscout.model.Chat;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Sample;
import java.io.IOException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2019-08-16T22:02:13Z, 2019-08-16T22:02:13Z",
        "2019-08-16T22:02:13.93Z, 2019-08-16T22:02:13.93Z",
        "2019-08-16T22:02:13.840+00:00, 2019-08-16T22:02:13.84Z",
        "2019-08-16T22:02:13.1234567890123Z, 2019-08-16T22:02:13.123456789Z",
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z",
        "2016-12-31T23:59:60.5Z, 2016-12-31T23:59:59.5Z"
    })
    void everyDateTimeThatTheContractAllowsIsReadAsNearAsTheClockCan(String printed, OffsetDateTime moment)
            throws IOException {
        assertThat(read(printed).getCreatedAt()).isEqualTo(moment);
    }

    @Test
    void anInvalidDateTimeIsRefused() {
        assertThatThrownBy(() -> read("yesterday"))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("'yesterday'");
    }

    private static Chat read(String moment) throws IOException {
        Sample sample = Contract.builtIn("helpscout")
                .operation("getChat")
                .orElseThrow()
                .samples()
                .get(0);
        JsonNode chat = Models.tree(sample.body());
        ((ObjectNode) chat).put(Chat.JSON_PROPERTY_CREATED_AT, moment);
        return HelpScoutClient.mapper().readValue(chat.toString(), Chat.class);
    }
}
