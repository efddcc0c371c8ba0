package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.testing.SampleRequests;
import io.github.chatspec.testing.TestHttp;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of the mock is a recording. */
class JournalTest {

    @TempDir
    private Path folder;

    @Test
    void everyExchangeOfTheJournalConformsToItsContract() throws Exception {
        try (RunningMock mock = new RunningMock()) {
            SampleRequests.all().forEach(ask -> TestHttp.send(mock.url(), ask.request()));
            Path journal = Files.write(
                    folder.resolve("journal.json"),
                    TestHttp.send(mock.url(), new Request("GET", "/__admin/requests", Headers.NONE))
                            .body());

            JudgedRecording recording = JudgedRecording.of(journal);

            assertThat(recording.exchanges())
                    .hasSameSizeAs(SampleRequests.all())
                    .allMatch(exchange -> exchange.status() >= 200);
            assertThat(recording.errors()).isEmpty();
        }
    }
}
