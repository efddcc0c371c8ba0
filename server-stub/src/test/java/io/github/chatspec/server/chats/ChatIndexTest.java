package io.github.chatspec.server.chats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatIndexTest {

    private static final OffsetDateTime NOON = OffsetDateTime.parse("2019-08-16T12:00:00Z");

    private record Talk(String id, OffsetDateTime createdAt, int version) {

        private Talk(String id, OffsetDateTime createdAt) {
            this(id, createdAt, 0);
        }
    }

    private static final Comparator<Talk> NEWEST_FIRST = Comparator.comparing(
                    (Talk talk) -> talk.createdAt().toInstant(), Comparator.reverseOrder())
            .thenComparing(Talk::id);

    private final ChatIndex<Talk> memory = new ChatIndex<>(Talk::id, Comparator.comparing(Talk::id), NEWEST_FIRST);

    @Test
    void theNewestChatComesFirst() {
        memory.put(List.of(new Talk("b", NOON), new Talk("c", NOON.plusNanos(1)), new Talk("a", NOON.minusYears(1))));

        assertThat(memory.page(1, 10)).extracting(Talk::id).containsExactly("c", "b", "a");
    }

    @Test
    void chatsOfTheSameTimeAreSortedByIdentifier() {
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
    void aPageOutOfRangeIsEmpty(int page) {
        memory.put(talks(25, 0));

        assertThat(memory.page(page, 10)).isEmpty();
        assertThat(memory.page(3, 10)).hasSize(5);
    }

    @Test
    void anEmptyIndexHasNoPage() {
        assertThat(memory.page(1, 10)).isEmpty();
        assertThat(memory.size()).isZero();
        assertThat(memory.get("a")).isEmpty();
    }

    @Test
    void aChatReplacesTheOneWithItsIdentifier() {
        memory.put(talks(3, 0));
        Talk changed = new Talk("t01", NOON.plusDays(1), 7);

        memory.put(List.of(changed));

        assertThat(memory.size()).isEqualTo(3);
        assertThat(memory.get("t01")).contains(changed);
        assertThat(memory.page(1, 10)).extracting(Talk::id).containsExactly("t01", "t00", "t02");
    }

    @Test
    void theLastOfTwoChatsWithOneIdentifierIsAdded() {
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
    void readersSeeAllOfAConcurrentChangeOrNothing() throws Exception {
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
    void concurrentWritersLoseNothing() throws Exception {
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

    @Test
    void aRemovedChatIsInNeitherOrder() {
        memory.put(talks(25, 0));

        assertThat(memory.remove("t07")).isTrue();
        assertThat(memory.remove("t07")).isFalse();
        assertThat(memory.remove("unknown")).isFalse();

        assertThat(memory.get("t07")).isEmpty();
        assertThat(memory.page(1, 100)).extracting(Talk::id).hasSize(24).doesNotContain("t07");
        assertThat(memory.size()).isEqualTo(24);
    }

    @Test
    void aClearedIndexIsEmptyAndAcceptsChatsAgain() {
        memory.put(talks(25, 0));

        memory.clear();

        assertThat(memory.size()).isZero();
        assertThat(memory.get("t07")).isEmpty();
        assertThat(memory.page(1, 100)).isEmpty();
        memory.put(talks(2, 0));
        assertThat(memory.page(1, 100)).hasSize(2);
    }

    @Test
    void aResetRestoresTheMark() {
        memory.put(talks(3, 0));
        memory.mark();
        memory.put(talks(25, 1));
        memory.remove("t00");

        memory.reset();

        assertThat(memory.page(1, 100)).containsExactlyElementsOf(talks(3, 0));
        memory.clear();
        memory.reset();
        assertThat(memory.get("t00")).contains(talks(1, 0).get(0));
    }

    @Test
    void aResetWithoutMarkRemovesAllChats() {
        memory.put(talks(3, 0));

        memory.reset();

        assertThat(memory.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bothOrdersAgreeWithASortedListAfterRandomChanges(long seed) {
        Random random = new Random(seed);
        Map<String, Talk> expected = new HashMap<>();
        for (int change = 0; change < 400; change++) {
            List<Talk> come = new ArrayList<>();
            int count = random.nextInt(10) == 0 ? random.nextInt(3 * SortedBlocks.FULL) : random.nextInt(4);
            for (int i = 0; i < count; i++) {
                come.add(new Talk("t" + random.nextInt(6000), NOON.plusSeconds(random.nextInt(500)), change));
            }
            memory.put(come);
            come.forEach(talk -> expected.put(talk.id(), talk));
            for (int i = random.nextInt(60); i > 0; i--) {
                String gone = "t" + random.nextInt(6000);
                assertThat(memory.remove(gone)).isEqualTo(expected.remove(gone) != null);
            }
            assertThat(memory.size()).isEqualTo(expected.size());
        }

        List<Talk> sorted = expected.values().stream()
                .sorted(Comparator.comparing(Talk::createdAt).reversed().thenComparing(Talk::id))
                .toList();
        assertThat(sorted).hasSizeGreaterThan(2 * SortedBlocks.FULL);
        assertThat(memory.page(1, Integer.MAX_VALUE)).containsExactlyElementsOf(sorted);
        for (int page = 1; page <= sorted.size() / 7; page++) {
            assertThat(memory.page(page, 7)).containsExactlyElementsOf(sorted.subList(page * 7 - 7, page * 7));
        }
        assertThat(expected.values())
                .allSatisfy(talk -> assertThat(memory.get(talk.id())).containsSame(talk));
    }

    @Test
    void removingAllButOneElementOfEachBlockLeavesOneBlock() {
        Comparator<Integer> order = Comparator.naturalOrder();
        List<Integer> numbers =
                IntStream.range(0, 50 * SortedBlocks.FULL).boxed().toList();
        SortedBlocks<Integer> left = SortedBlocks.<Integer>empty(order).with(numbers);
        for (int number : numbers) {
            left = number % SortedBlocks.FULL == 0 ? left : left.without(List.of(number));
        }

        assertThat(left.slice(0, left.size()))
                .containsExactlyElementsOf(numbers.stream()
                        .filter(number -> number % SortedBlocks.FULL == 0)
                        .toList());
        assertThat(left.blocks()).isEqualTo(1);
    }

    @Test
    void readersSeeWholeChatsInOrderAndOnceDuringConcurrentChanges() throws Exception {
        int count = 3 * SortedBlocks.FULL;
        memory.put(talks(count, 0));
        AtomicBoolean writing = new AtomicBoolean(true);
        Callable<Integer> writer = () -> {
            changeRandomly(count);
            writing.set(false);
            return 0;
        };
        Callable<Integer> reader = () -> {
            int pages = 0;
            for (Random random = new Random(8); writing.get() || pages == 0; pages++) {
                List<Talk> page = memory.page(1 + random.nextInt(100), 30);
                assertThat(page).extracting(Talk::id).doesNotHaveDuplicates();
                assertThat(page)
                        .isSortedAccordingTo(
                                Comparator.comparing(Talk::createdAt).reversed().thenComparing(Talk::id));
                page.forEach(ChatIndexTest::assertWhole);
                memory.get(String.format("t%02d", random.nextInt(count))).ifPresent(ChatIndexTest::assertWhole);
            }
            return pages;
        };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<Integer> done : threads.invokeAll(List.of(reader, writer, reader, reader))) {
                assertThat(done.get()).isNotNegative();
            }
        } finally {
            threads.shutdown();
        }
        List<Talk> all = memory.page(1, count);
        assertThat(all)
                .hasSize(memory.size())
                .allSatisfy(talk -> assertThat(memory.get(talk.id())).containsSame(talk));
    }

    private void changeRandomly(int count) {
        Random random = new Random(7);
        for (int change = 1; change <= 3000; change++) {
            // The version determines the time, so that a mix of two chats would be detected.
            Talk talk = new Talk(String.format("t%02d", random.nextInt(count)), NOON.plusSeconds(change), change);
            memory.put(List.of(talk));
            assertThat(memory.get(talk.id())).containsSame(talk);
            assertThat(memory.page(1, 1)).containsExactly(talk);
            if (change % 3 == 0) {
                memory.remove(talk.id());
                assertThat(memory.page(1, 1)).isNotEmpty().doesNotContain(talk);
            }
        }
    }

    private static void assertWhole(Talk talk) {
        assertThat(
                        talk.version() == 0
                                ? talk.createdAt().isAfter(NOON)
                                : !talk.createdAt().equals(NOON.plusSeconds(talk.version())))
                .as(talk.toString())
                .isFalse();
    }

    /** Chats t00, t01 and so on, the newest first. */
    private static List<Talk> talks(int count, int version) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Talk(String.format("t%02d", i), NOON.minusMinutes(i), version))
                .toList();
    }
}
