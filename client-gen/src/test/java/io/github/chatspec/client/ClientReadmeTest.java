package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.client.engage.EngageClient;
import io.github.chatspec.client.engage.EngageException;
import io.github.chatspec.client.engage.MessageKind;
import io.github.chatspec.client.engage.MessageView;
import io.github.chatspec.client.engage.model.Chat;
import io.github.chatspec.client.engage.model.ChatStatus;
import io.github.chatspec.client.engage.model.ChatSummary;
import io.github.chatspec.client.engage.model.Message;
import io.github.chatspec.client.helpscout.HelpScoutClient;
import io.github.chatspec.mock.MockServer;
import io.github.chatspec.testing.MarkdownPage;
import io.github.chatspec.testing.SourceRegions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The blocks of the README, and the one about the client on the front page, are the regions of this file and of {@link ReadmeProgram}, which run here. */
@Isolated("replaces the standard output")
class ClientReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Path FRONT = Path.of("..", "README.md");
    private static final Path TESTS = Path.of("src", "test", "java", "io", "github", "chatspec", "client");

    private static MockServer mock;
    private static String url;

    @BeforeAll
    static void start() {
        mock = MockServer.start(0);
        url = mock.url();
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    @Test
    void theClientOfTheFrontPageListsChats() {
        // [front]
        EngageClient client =
                EngageClient.builder().baseUrl(url).token("demo").team("868").build();
        List<ChatSummary> newest = client.listAll().limit(5).toList();
        // [end]

        assertThat(newest).hasSize(5);
    }

    @Test
    void aClientIsMade() {
        // [client]
        EngageClient engage = EngageClient.builder()
                .baseUrl(url) // https://<yours>.imi.chat
                .token(() -> newToken()) // called once, and again when the vendor refuses the token
                .team("868")
                .requestTimeout(Duration.ofSeconds(10))
                .build();
        HelpScoutClient helpScout =
                HelpScoutClient.builder().baseUrl(url).token("demo").build();
        // [end]

        assertThat(engage.list(1)).isNotEmpty();
        assertThat(helpScout.find("5a0da3c3-4882-3352-8db9-8fc47e14111f")).isPresent();
    }

    @Test
    void allChatsAreListed() {
        EngageClient engage = engage();
        // [list]
        List<ChatSummary> newest = engage.listAll().limit(5).toList(); // requests one page
        long queued = engage.listAll()
                .filter(row -> ChatStatus.QUEUED.equals(row.getStatus()))
                .count(); // requests all pages, one after the other
        // [end]

        assertThat(newest).hasSize(5);
        assertThat(queued).isPositive();
    }

    @Test
    void oneChatIsFetchedOrNone() {
        EngageClient engage = engage();
        // [find]
        Optional<Chat> chat = engage.find("CSR7QK2M9XV4T1B8");
        Optional<Chat> unknown = engage.find("unknown"); // empty; get("unknown") would throw
        CompletableFuture<Optional<Chat>> later = engage.findAsync("CSR7QK2M9XV4T1B8");
        later.cancel(true); // ends the exchange, without a retry
        // [end]

        assertThat(chat).isPresent();
        assertThat(unknown).isEmpty();
        assertThat(later).isCancelled();
    }

    @Test
    void aRefusalIsHandled() {
        List<String> log = new ArrayList<>();
        // [refusal]
        EngageClient engage = EngageClient.builder()
                .baseUrl(url)
                .token("expired-token")
                .team("868")
                .retry(RetryPolicy.standard().withAttempts(6).withAllPauses(Duration.ofMinutes(2)))
                .build();
        try {
            engage.get("CSR7QK2M9XV4T1B8");
        } catch (EngageException e) {
            log.add(e.status() + " " + e.vendorCode() + " " + e.description() + " " + e.requestId());
        }
        // [end]

        assertThat(log).singleElement().asString().startsWith("OptionalInt[401] OptionalInt[2004]");
    }

    @Test
    void messagesAreRead() {
        EngageClient engage = engage();
        List<String> chosen = new ArrayList<>();
        // [messages]
        for (Message message : engage.get("CSR7QK2M9XV4T1B8").getMessages()) {
            MessageView view = MessageView.of(message);
            if (view.kind() == MessageKind.QUICK_REPLY_ANSWER) {
                chosen.add(view.text());
            }
        }
        // [end]

        assertThat(chosen).containsExactly("Option 2");
    }

    @Test
    void theProgramPrintsWhatTheReadmeShows() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            ReadmeProgram.main(new String[] {url});
        } finally {
            System.setOut(out);
        }

        assertThat(MarkdownPage.read(README).blocks(""))
                .containsExactly(
                        printed.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void everyBlockOfCodeIsARegionThatRuns() throws IOException {
        List<List<String>> regions = new ArrayList<>(SourceRegions.of(TESTS.resolve("ClientReadmeTest.java")));
        regions.addAll(SourceRegions.of(TESTS.resolve("ReadmeProgram.java")));
        List<List<String>> shown = new ArrayList<>(MarkdownPage.read(README).blocks("java"));
        shown.addAll(MarkdownPage.read(FRONT).blocks("java"));

        assertThat(regions).hasSize(7);
        assertThat(shown).containsExactlyInAnyOrderElementsOf(regions);
    }

    private static EngageClient engage() {
        return EngageClient.builder().baseUrl(url).token("demo").team("868").build();
    }

    private static String newToken() {
        return "demo";
    }
}
