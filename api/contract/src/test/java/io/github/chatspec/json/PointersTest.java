package io.github.chatspec.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointersTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "", "/v3.1/chats/{chat_id}", "~", "~1", "~0", "a~01/b", "0", "ü 🙂"})
    void aKeyComesBackAsItWentIn(String key) {
        String pointer = Pointers.append("/paths", key);

        assertThat(Pointers.last(pointer)).isEqualTo(key);
        assertThat(Pointers.parent(pointer)).isEqualTo("/paths");
        assertThat(Pointers.segments(pointer)).containsExactly("paths", key);
    }

    @Test
    void aTildeIsEscapedBeforeASlash() {
        assertThat(Pointers.append("", "a/b~c")).isEqualTo("/a~1b~0c");
    }

    @Test
    void anIndexIsAppendedAsItsNumber() {
        assertThat(Pointers.append("/list", 10)).isEqualTo("/list/10");
    }

    @Test
    void theRootIsItsOwnParentAndHasNoLastSegment() {
        assertThat(Pointers.parent(Pointers.ROOT)).isEqualTo(Pointers.ROOT);
        assertThat(Pointers.last(Pointers.ROOT)).isEmpty();
        assertThat(Pointers.segments(Pointers.ROOT)).isEmpty();
    }

    @Test
    void theParentOfAKeyAtTheTopIsTheRoot() {
        assertThat(Pointers.parent("/a")).isEqualTo(Pointers.ROOT);
    }

    @Test
    void anEmptyKeyIsASeparateSegment() {
        assertThat(Pointers.segments("/")).isEqualTo(List.of(""));
        assertThat(Pointers.segments("/a//b")).isEqualTo(List.of("a", "", "b"));
    }
}
