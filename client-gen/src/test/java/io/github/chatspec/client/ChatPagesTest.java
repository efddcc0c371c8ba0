package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.client.engage.EngageClient;
import io.github.chatspec.client.engage.EngageException;
import io.github.chatspec.client.engage.model.ChatSummary;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.server.ServerStub;
import io.github.chatspec.server.engage.model.Channel;
import io.github.chatspec.server.engage.model.Chat;
import io.github.chatspec.server.engage.model.ChatStatus;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChatPagesTest {

    private static final OffsetDateTime BEGIN = OffsetDateTime.parse("2026-01-01T00:00:00Z");

    /** What the contract's samples put into a new server, on a full page and a short one. */
    private static final int SEEDED = Samples.successes("engage", "getChat").size();

    private static final int PAGE = Contract.builtIn("engage")
            .at("/components/schemas/ChatListEnvelope/properties/response/maxItems")
            .intValue();

    private final ScriptedHttpClient http = ScriptedHttpClient.first();
    private ServerStub stub;

    @BeforeEach
    void start() {
        stub = ServerStub.start(0);
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void tenThousandChatsAreAllReadOnceAndInOrder() {
        assertAllAreReadOnceAndInOrder(10_000);
    }

    @Test
    @Tag("big")
    void aHundredThousandChatsAreAllReadOnceAndInOrder() {
        assertAllAreReadOnceAndInOrder(100_000);
    }

    private void assertAllAreReadOnceAndInOrder(int chats) {
        put(0, chats - SEEDED);
        Set<String> ids = new HashSet<>();
        OffsetDateTime[] before = {OffsetDateTime.MAX};

        client(stub.url()).listAll().forEach(row -> {
            assertThat(row.getCreatedAt()).isBeforeOrEqualTo(before[0]);
            before[0] = row.getCreatedAt();
            ids.add(row.getChatId());
        });

        assertThat(ids).hasSize(chats);
        assertThat(http.sent()).isEqualTo(chats / PAGE + 1);
    }

    @Test
    void aPageIsAskedForOnlyWhenTheChatsBeforeItAreUsedUp() {
        put(0, 100);
        Stream<ChatSummary> all = client(stub.url()).listAll();
        assertThat(http.sent()).isZero();

        Iterator<ChatSummary> rows = all.iterator();
        for (int row = 1; row <= 3 * PAGE; row++) {
            rows.next();
            assertThat(http.sent()).isEqualTo((row + PAGE - 1) / PAGE);
        }
    }

    @Test
    void aLimitedStreamAsksForNoMoreThanItNeeds() {
        put(0, 100);

        assertThat(client(stub.url()).listAll().limit(PAGE)).hasSize(PAGE);
        assertThat(http.sent()).isEqualTo(1);
    }

    @Test
    void aShortPageIsTheLast() {
        assertThat(SEEDED % PAGE).isNotZero();

        assertThat(client(stub.url()).listAll()).hasSize(SEEDED);
        assertThat(http.sent()).isEqualTo(SEEDED / PAGE + 1);
    }

    @Test
    void anEmptyPageIsTheLast() {
        put(0, 2 * PAGE - SEEDED);

        assertThat(client(stub.url()).listAll()).hasSize(2 * PAGE);
        assertThat(http.sent()).isEqualTo(3);
    }

    @Test
    void aChatThatIsMadeInTheMeantimeMakesNoOtherComeTwice() {
        put(0, 3 * PAGE);
        Set<String> before = new HashSet<>();
        client(stub.url()).listAll().forEach(row -> before.add(row.getChatId()));
        Iterator<ChatSummary> rows = client(stub.url()).listAll().iterator();
        List<String> read = new ArrayList<>();

        while (rows.hasNext()) {
            read.add(rows.next().getChatId());
            if (read.size() % PAGE == 1) {
                put(1_000_000 + read.size(), 2);
            }
        }

        assertThat(read).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void aServerThatRepeatsItsLastPageForEverIsNotReadForEver() {
        try (MockServer mock = MockServer.start(0)) {
            EngageClient client = client(mock.url(), ScriptedHttpClient.always(Map.of("Prefer", "example=first-page")));

            assertThat(client.listAll()).hasSize(PAGE);
        }
    }

    @Test
    void aPageThatCannotBeHadEndsTheStreamWithTheException() {
        put(0, 100);
        Iterator<ChatSummary> rows = client(stub.url()).listAll().iterator();
        IntStream.range(0, PAGE).forEach(row -> rows.next());
        stub.fail("engage/listChats", "unknown-team");

        assertThatThrownBy(rows::hasNext)
                .isInstanceOfSatisfying(
                        EngageException.class, e -> assertThat(e.status()).hasValue(404));
    }

    @Test
    void aPageThatFailsOnceIsRetriedAndTheStreamContinues() {
        ScriptedPauses pauses = ScriptedPauses.overAtOnce();
        try (MockServer mock = MockServer.start(0)) {
            ScriptedHttpClient broken = ScriptedHttpClient.first(
                    Map.of(), Map.of("chatspec-fault", "reset"), Map.of("Prefer", "example=list-unavailable"));
            EngageClient client = pauses.in(EngageClient.builder())
                    .baseUrl(mock.url())
                    .token("demo")
                    .team("868")
                    .httpClient(broken)
                    .build();

            assertThat(client.listAll()).hasSize(SEEDED);
            assertThat(broken.sent()).isEqualTo(4);
            assertThat(pauses.taken()).hasSize(2);
        }
    }

    private void put(int first, int count) {
        stub.engage()
                .store()
                .put(IntStream.range(first, first + count)
                        .mapToObj(number -> new Chat()
                                .chatId("CHAT" + number)
                                .createdAt(BEGIN.plusSeconds(number))
                                .status(ChatStatus.QUEUED)
                                .channel(Channel.SMS))
                        .toList());
    }

    private EngageClient client(String url) {
        return client(url, http);
    }

    private static EngageClient client(String url, ScriptedHttpClient http) {
        return EngageClient.builder()
                .baseUrl(url)
                .token("demo")
                .team("868")
                .httpClient(http)
                .build();
    }
}
