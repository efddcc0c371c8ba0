package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.check.Check;
import io.github.chatspec.check.Input;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Level;
import io.github.chatspec.report.Judged;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.Summary;
import io.github.chatspec.testing.Ask;
import io.github.chatspec.testing.Http;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal of the mock is a recording. */
class JournalTest {

    @TempDir
    private Path folder;

    @Test
    void everyExchangeOfTheJournalIsJudgedAndKeepsItsContract() throws Exception {
        List<Judged> judged = new ArrayList<>();
        try (RunningMock mock = new RunningMock()) {
            Ask.all().forEach(ask -> Http.send(mock.url(), ask.request()));
            Path journal = Files.write(
                    folder.resolve("journal.json"),
                    Http.send(mock.url(), new Request("GET", "/__admin/requests", Headers.NONE))
                            .body());

            Summary summary = new Check(Judge.of(Contract.builtIn()))
                    .run(List.of(Input.of(journal.toString())), List.of(new Seen(judged)));

            assertThat(summary.exchanges()).isEqualTo(Ask.all().size());
            assertThat(summary.count(Level.ERROR)).isZero();
            assertThat(judged).allMatch(exchange -> exchange.operation().isPresent() && exchange.status() >= 200);
        }
    }

    private record Seen(List<Judged> judged) implements Report {
        @Override
        public void add(Judged exchange) {
            judged.add(exchange);
        }

        @Override
        public void end(Summary summary) {
            // Nothing is left to be written.
        }
    }
}
