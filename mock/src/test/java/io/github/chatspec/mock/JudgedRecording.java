package io.github.chatspec.mock;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.EntryReader;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.RawRecord;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.RecordingFormat;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The exchanges of a recording, and the errors that the judge finds in them. */
public record JudgedRecording(List<Exchange> exchanges, List<Finding> errors) {

    /** Reads and judges a recording. */
    public static JudgedRecording of(Path file) throws IOException {
        Judge judge = Judge.of(Contract.builtIn());
        List<Exchange> exchanges = new ArrayList<>();
        List<Finding> errors = new ArrayList<>();
        try (Recording recording = Recording.open(Files.newInputStream(file), Optional.empty(), RecordingFormat.BODY)) {
            EntryReader reader = EntryReader.of(recording.format(), "", 0);
            for (Optional<RawRecord> raw = recording.next(); raw.isPresent(); raw = recording.next()) {
                Exchange exchange = reader.read(raw.get()).exchange();
                exchanges.add(exchange);
                judge.judge(exchange).stream()
                        .filter(finding -> finding.level() == Level.ERROR)
                        .forEach(errors::add);
            }
        }
        return new JudgedRecording(exchanges, errors);
    }
}
