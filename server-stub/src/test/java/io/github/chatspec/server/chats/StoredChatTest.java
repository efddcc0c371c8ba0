package io.github.chatspec.server.chats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StoredChatTest {

    private static final Instant NOON = Instant.parse("2019-08-16T12:00:00Z");
    private static final List<String> PARTS =
            List.of("", "a", "b", "\0", "\u00fe", "\u00ff", "\u0100", "\ud83d\ude00", "abcdefg", "B0000000");

    @Test
    void identifiersAreInTheOrderOfTheirCharacters() {
        Random random = new Random(3);
        List<StoredChat> chats = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            chats.add(chat(part(random) + part(random) + part(random), NOON));
        }

        for (StoredChat a : chats) {
            for (StoredChat b : chats) {
                assertThat(Integer.signum(StoredChat.compareIds(a, b)))
                        .as(a.id() + ", " + b.id())
                        .isEqualTo(Integer.signum(a.id().compareTo(b.id())));
            }
        }
    }

    @Test
    void theNewerChatComesFirstAndThenTheSmallerIdentifier() {
        List<StoredChat> chats = new ArrayList<>();
        for (long second : List.of(-1L, 0L, 1L)) {
            for (int nano : List.of(0, 1, 999_999_999)) {
                chats.add(chat("b", NOON.plusSeconds(second).plusNanos(nano)));
                chats.add(chat("a", NOON.plusSeconds(second).plusNanos(nano)));
            }
        }
        Comparator<StoredChat> expected = Comparator.comparing(StoredChat::createdAt, Comparator.reverseOrder())
                .thenComparing(StoredChat::id);

        List<StoredChat> sorted = new ArrayList<>(chats);
        sorted.sort(StoredChat::compareAge);

        assertThat(sorted).isSortedAccordingTo(expected);
        assertThat(chat("a", Instant.MIN).createdAt()).isEqualTo(Instant.MIN);
    }

    private static String part(Random random) {
        return PARTS.get(random.nextInt(PARTS.size()));
    }

    private static StoredChat chat(String id, Instant createdAt) {
        return new StoredChat(id, createdAt, new byte[0], Envelope.NONE);
    }
}
