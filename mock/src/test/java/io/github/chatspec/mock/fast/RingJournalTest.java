package io.github.chatspec.mock.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.common.Timing;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.MockOptions;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingJournalTest {

    private final RingJournal journal = new RingJournal(3, 1 << 20);

    @Test
    void theLastEventsAreKeptLatestFirst() {
        List<ServeEvent> events = events(5);
        events.forEach(journal::add);

        assertThat(journal.getAll()).containsExactly(events.get(4), events.get(3), events.get(2));
        assertThat(journal.get(events.get(1).getId())).isEmpty();
        assertThat(journal.get(events.get(2).getId())).containsSame(events.get(2));
    }

    @Test
    void anEntryBecomesAnEventOnceAndKeepsItsId() {
        journal.add(() -> events(1).get(0), 100);

        List<UUID> ids = journal.getAllKeys().toList();

        assertThat(ids).hasSize(1);
        assertThat(journal.getAllKeys()).containsExactlyElementsOf(ids);
        assertThat(journal.get(ids.get(0))).isPresent();
    }

    @Test
    void anEventIsReplacedUnlessItHasBeenRemoved() {
        List<ServeEvent> events = events(4);
        events.forEach(journal::add);
        ServeEvent completed = events(1).get(0);

        journal.put(events.get(3).getId(), completed);
        journal.put(events.get(0).getId(), completed);

        assertThat(journal.getAll()).containsExactly(completed, events.get(2), events.get(1));
    }

    @Test
    void eventsCanBeRemoved() {
        List<ServeEvent> events = events(3);
        events.forEach(journal::add);

        journal.remove(events.get(1).getId());
        assertThat(journal.getAll()).containsExactly(events.get(2), events.get(0));
        journal.removeLast();
        assertThat(journal.getAll()).containsExactly(events.get(2));
        journal.clear();
        assertThat(journal.getAll()).isEmpty();
    }

    @Test
    void theOldestEventsLeaveWhenTheSizeIsReached() {
        RingJournal small = new RingJournal(10, 1000);
        List<ServeEvent> events = events(5);
        events.forEach(event -> small.add(() -> event, 400));

        assertThat(small.getAll()).containsExactly(events.get(4), events.get(3));
    }

    @Test
    void anEventThatIsLargerThanTheJournalIsNotKept() {
        RingJournal small = new RingJournal(10, 1000);
        ServeEvent event = events(1).get(0);
        small.add(() -> event, 500);
        small.add(() -> events(1).get(0), 1001);

        assertThat(small.getAll()).containsExactly(event);
    }

    @Test
    void removedEventsMakeRoom() {
        RingJournal small = new RingJournal(3, 1 << 20);
        events(3).forEach(small::add);
        small.clear();
        List<ServeEvent> events = events(2);
        events.forEach(small::add);
        small.removeLast();

        assertThat(small.getAll()).containsExactly(events.get(1));
    }

    @Test
    void aJournalOfSizeZeroKeepsNothing() {
        RingJournal none = new RingJournal(0, 1 << 20);
        none.add(events(1).get(0));
        none.add(() -> events(1).get(0), 100);

        assertThat(none.getAll()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7})
    void theMockKeepsTheConfiguredNumberOfRequests(int kept) {
        try (MockServer mock = MockServer.start(new MockOptions().journal(kept))) {
            SampleRequests.all().forEach(ask -> TestHttp.send(mock.url(), ask.request()));

            Request journal = new Request("GET", "/__admin/requests", Headers.NONE);
            assertThat(TestHttp.json(TestHttp.send(mock.url(), journal)).path("requests"))
                    .hasSize(kept);
        }
    }

    @Test
    void aNegativeSizeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MockOptions().journal(-1));
    }

    private static List<ServeEvent> events(int count) {
        return Stream.generate(() -> new ServeEvent(
                        UUID.randomUUID(), null, null, null, null, true, Timing.UNTIMED, new ArrayDeque<>()))
                .limit(count)
                .toList();
    }
}
