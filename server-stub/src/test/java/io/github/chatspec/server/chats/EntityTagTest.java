package io.github.chatspec.server.chats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, sections 8.8.3 and 13.1.2. */
class EntityTagTest {

    private static final EntityTag TAG = EntityTag.of("a chat".getBytes(StandardCharsets.UTF_8));
    private static final String OPAQUE =
            TAG.toString().substring(1, TAG.toString().length() - 1);

    @Test
    void theTagIsStrongAndTheSameForTheSameBytes() {
        assertThat(TAG.toString()).matches("\"[0-9a-f]{16}\"");
        assertThat(EntityTag.of("a chat".getBytes(StandardCharsets.UTF_8))).hasToString(TAG.toString());
    }

    @Test
    void otherBytesHaveAnotherTag() {
        Set<String> tags = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            tags.add(
                    EntityTag.of(("chat " + i).getBytes(StandardCharsets.UTF_8)).toString());
        }

        assertThat(tags).hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"TAG\"",
                "W/\"TAG\"",
                "*",
                " * ",
                "\"other\", \"TAG\"",
                "\"TAG\",\"other\"",
                "W/\"a,b\" ,\tW/\"TAG\"",
                ", ,\"TAG\",",
                "\"\", \"TAG\"",
                "\"caf\u00e9\", \"TAG\""
            })
    void aFieldThatListsTheTagIsAMatch(String field) {
        assertThat(TAG.isAmong(List.of(field.replace("TAG", OPAQUE)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "TAG",
                "\"TAG",
                "TAG\"",
                "w/\"TAG\"",
                "W/ \"TAG\"",
                "\"TAGx\"",
                "\"xTAG\"",
                "\"a,TAG,b\"",
                "\"other\" \"TAG\"",
                "\"TAG\" x",
                "\"TAG\"; x",
                "*, \"TAG\"",
                "\"TAG\", *",
                "**",
                "\"\"",
                "\"other\""
            })
    void aFieldThatDoesNotListTheTagOrIsMalformedIsNotAMatch(String field) {
        assertThat(TAG.isAmong(List.of(field.replace("TAG", OPAQUE)))).isFalse();
    }

    @Test
    void severalLinesAreOneList() {
        assertThat(TAG.isAmong(List.of("\"other\"", TAG.toString()))).isTrue();
        assertThat(TAG.isAmong(List.of("\"other\"", "\"another\""))).isFalse();
        assertThat(TAG.isAmong(List.of("*", TAG.toString()))).isFalse();
        assertThat(TAG.isAmong(List.of())).isFalse();
    }

    @Test
    void aVeryLongFieldIsReadToItsEnd() {
        assertThat(TAG.isAmong(List.of("\"other\",".repeat(100_000) + TAG))).isTrue();
        assertThat(TAG.isAmong(List.of(" ,".repeat(100_000) + "x"))).isFalse();
    }
}
