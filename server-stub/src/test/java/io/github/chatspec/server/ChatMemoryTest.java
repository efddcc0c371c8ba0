package io.github.chatspec.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatMemoryTest {

    private static final OffsetDateTime NOON = OffsetDateTime.parse("2019-08-16T12:00:00Z");

    private record Talk(String id, OffsetDateTime createdAt, int version) {

        private Talk(String id, OffsetDateTime createdAt) {
            this(id, createdAt, 0);
        }
    }

    private final ChatMemory<Talk> memory =
            new ChatMemory<>(Talk::id, talk -> talk.createdAt().toInstant());

    @Test
    void theNewestChatComesFirst() {
        memory.put(List.of(new Talk("b", NOON), new Talk("c", NOON.plusNanos(1)), new Talk("a", NOON.minusYears(1))));

        assertThat(memory.page(1, 10)).extracting(Talk::id).containsExactly("c", "b", "a");
    }

    @Test
    void chatsOfOneMomentStandInTheOrderOfTheirIds() {
        OffsetDateTime elsewhere = OffsetDateTime.parse("2019-08-16T14:00:00+02:00");
        List<String> ids =
                IntStream.range(0, 97).mapToObj(i -> "chat-" + i * 31 % 97).toList();
        memory.put(ids.stream()
                .map(id -> new Talk(id, id.endsWith("7") ? elsewhere : NOON))
                .toList());

        assertThat(memory.page(1, 97))
                .extracting(Talk::id)
                .containsExactlyElementsOf(ids.stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 11, 24, 25, 26, 1000, Integer.MAX_VALUE})
    void pagesOfAnySizeHoldEveryChatOnce(int size) {
        List<Talk> talks = talks(25, 0);
        memory.put(talks);

        List<Talk> read = new ArrayList<>();
        int page = 1;
        while (!memory.page(page, size).isEmpty()) {
            assertThat(memory.page(page, size)).hasSizeLessThanOrEqualTo(size);
            read.addAll(memory.page(page, size));
            page++;
        }

        assertThat(read).containsExactlyElementsOf(talks);
        assertThat(page - 1).isEqualTo((25 + (long) size - 1) / size);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 999_999_999, Integer.MAX_VALUE, 0, -1, Integer.MIN_VALUE})
    void whatIsNoPageIsEmpty(int page) {
        memory.put(talks(25, 0));

        assertThat(memory.page(page, 10)).isEmpty();
        assertThat(memory.page(3, 10)).hasSize(5);
    }

    @Test
    void aMemoryWithoutChatsHasNoPage() {
        assertThat(memory.page(1, 10)).isEmpty();
        assertThat(memory.size()).isZero();
        assertThat(memory.get("a")).isEmpty();
    }

    @Test
    void aChatTakesThePlaceOfTheOneWithItsId() {
        memory.put(talks(3, 0));
        Talk changed = new Talk("t01", NOON.plusDays(1), 7);

        memory.put(List.of(changed));

        assertThat(memory.size()).isEqualTo(3);
        assertThat(memory.get("t01")).contains(changed);
        assertThat(memory.page(1, 10)).extracting(Talk::id).containsExactly("t01", "t00", "t02");
    }

    @Test
    void theLastOfTwoChatsWithOneIdStays() {
        memory.put(List.of(new Talk("a", NOON, 1), new Talk("a", NOON, 2)));

        assertThat(memory.page(1, 10)).extracting(Talk::version).containsExactly(2);
    }

    @Test
    void aPageThatWasReadDoesNotChange() {
        memory.put(talks(3, 0));
        List<Talk> before = memory.page(1, 10);

        memory.put(talks(3, 1));

        assertThat(before).extracting(Talk::version).containsOnly(0);
        assertThat(memory.page(1, 10)).extracting(Talk::version).containsOnly(1);
    }

    @Test
    void readersBesideAWriterSeeAllOfAChangeOrNothing() throws Exception {
        memory.put(talks(50, 0));
        Callable<Set<Integer>> reader = () -> {
            Set<Integer> counts = new HashSet<>();
            for (int i = 0; i < 2000; i++) {
                List<Talk> seen = memory.page(1, 50);
                counts.add(seen.stream()
                        .map(Talk::version)
                        .collect(Collectors.toSet())
                        .size());
                counts.add(seen.size() == 50 ? 1 : -1);
                counts.add(memory.get("t49").isPresent() ? 1 : -1);
            }
            return counts;
        };
        Callable<Set<Integer>> writer = () -> {
            for (int version = 1; version <= 300; version++) {
                memory.put(talks(50, version));
            }
            return Set.of(1);
        };
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            for (Future<Set<Integer>> done : threads.invokeAll(List.of(reader, writer, reader, writer, reader))) {
                assertThat(done.get()).containsExactly(1);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(memory.page(1, 50)).extracting(Talk::version).containsOnly(300);
    }

    @Test
    void writersBesideEachOtherLoseNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> writers = IntStream.range(0, 4)
                    .mapToObj(writer -> (Callable<Boolean>) () -> {
                        for (int i = 0; i < 100; i++) {
                            memory.put(List.of(new Talk(writer + "-" + i, NOON)));
                        }
                        return true;
                    })
                    .toList();
            for (Future<Boolean> done : threads.invokeAll(writers)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(memory.size()).isEqualTo(400);
    }

    /** Chats t00, t01 and so on, the newest first. */
    private static List<Talk> talks(int count, int version) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Talk(String.format("t%02d", i), NOON.minusMinutes(i), version))
                .toList();
    }
}
