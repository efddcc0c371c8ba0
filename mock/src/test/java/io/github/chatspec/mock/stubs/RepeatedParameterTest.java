package io.github.chatspec.mock.stubs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.contract.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatedParameterTest {

    private static final Operation LIST_CHATS =
            Contract.builtIn("engage").operation("listChats").orElseThrow();
    private static final Operation GET_CHAT =
            Contract.builtIn("engage").operation("getChat").orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "/v3.1/chats?page=1&page=2, true",
        "/v3.1/chats?page&page, true",
        "/v3.1/chats?x=y&page=1&z&page=&a=b, true",
        "/v3.1/chats?page=1, false",
        "/v3.1/chats?page=1&pages=2, false",
        "/v3.1/chats?page=1&x=page=2, false",
        "/v3.1/chats?page=1page=2, false",
        "/v3.1/chats, false",
        "/v3X1/chats?page=1&page=2, false",
        "/v3.1/chats/C1?page=1&page=2, false"
    })
    void aTargetWithARepeatedParameterMatches(String target, boolean matches) {
        ExampleCondition twice =
                new ExampleCondition(false, Map.of(), Map.of("page", new ExampleCondition.Repeated()), Map.of());

        assertThat(target.matches(RepeatedParameter.regex(LIST_CHATS, twice))).isEqualTo(matches);
    }

    @Test
    void theOtherPartsOfTheConditionMustMatchToo() {
        Map<String, ExampleCondition.Matcher> query = new LinkedHashMap<>();
        query.put("page", new ExampleCondition.Repeated());
        query.put("a", new ExampleCondition.Equal("1"));
        query.put("b", new ExampleCondition.Absent());
        query.put("c", new ExampleCondition.Matches("[0-9]|x"));
        String target = RepeatedParameter.regex(
                GET_CHAT,
                new ExampleCondition(false, Map.of("chat_id", new ExampleCondition.Equal("C.1")), query, Map.of()));

        assertThat("/v3.1/chats/C.1?page=1&page=2&a=1&c=x").matches(target);
        assertThat("/v3.1/chats/CX1?page=1&page=2&a=1&c=x").doesNotMatch(target);
        assertThat("/v3.1/chats/C.1?page=1&page=2&a=12&c=x").doesNotMatch(target);
        assertThat("/v3.1/chats/C.1?page=1&page=2&a=1&b=1&c=x").doesNotMatch(target);
        assertThat("/v3.1/chats/C.1?page=1&page=2&a=1&c=xy").doesNotMatch(target);
        assertThat("/v3.1/chats/C.1?page=1&a=1&c=x").doesNotMatch(target);
    }
}
