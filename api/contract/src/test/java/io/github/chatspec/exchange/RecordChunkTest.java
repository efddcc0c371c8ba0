package io.github.chatspec.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordChunkTest {

    private static final String END_OF_ARCHIVE = "\n]}}";

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 64, 1000, RecordChunk.BYTES})
    void theRecordsOfChunksAreThoseThatAreReadAlone(int size) throws IOException {
        for (long seed = 0; seed < 50; seed++) {
            String archive = archive(new Random(seed));
            for (String end : List.of(END_OF_ARCHIVE, ", {\"cut", ", 1", "", "]} }, {}")) {
                List<String> expected = alone(bytes(archive + end));

                assertThat(chunked(bytes(archive + end), size, true)).isEqualTo(expected);
                assertThat(chunked(bytes(archive + end), size, false)).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, RecordChunk.BYTES})
    void theRecordsBeforeAFailureAreRead(int size) throws IOException {
        for (long seed = 0; seed < 50; seed++) {
            String archive = archive(new Random(seed));
            List<String> expected = alone(failing(archive));
            assertThat(expected).endsWith("failure");

            assertThat(chunked(failing(archive), size, true)).isEqualTo(expected);
            assertThat(chunked(failing(archive), size, false)).isEqualTo(expected);
        }
    }

    private static String archive(Random random) {
        StringBuilder archive = new StringBuilder("{\"log\": {\n\"entries\": [");
        int count = 1 + random.nextInt(30);
        for (int i = 0; i < count; i++) {
            archive.append(i == 0 ? "" : random.nextBoolean() ? "," : ",\n\n ");
            archive.append(
                    switch (random.nextInt(6)) {
                        case 0 -> "17";
                        case 1 -> "\"]}\\\"\\\\\"";
                        case 2 -> "[[1], {\"a\": [\"]\"]}]";
                        case 3 -> "{}";
                        case 4 -> "{\"line\n\": \"" + "x}".repeat(random.nextInt(900)) + "\"}";
                        default -> "{\"a\":\n {\"b\": [1, 2]}}";
                    });
        }
        return archive.toString();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static InputStream failing(String text) {
        return new SequenceInputStream(bytes(text), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("failure");
            }
        });
    }

    private static List<String> alone(InputStream in) throws IOException {
        List<String> records = new ArrayList<>();
        try (Recording recording = Recording.open(in, Optional.of(RecordingFormat.HAR), RecordingFormat.HAR)) {
            for (Optional<RawRecord> next = recording.next(); next.isPresent(); next = recording.next()) {
                records.add(described(next.get(), 0, 0));
            }
        } catch (IOException e) {
            records.add(e.getMessage());
        }
        return records;
    }

    private static List<String> chunked(InputStream in, int size, boolean inPlace) throws IOException {
        List<String> records = new ArrayList<>();
        try (Recording recording = Recording.open(in, Optional.of(RecordingFormat.HAR), RecordingFormat.HAR)) {
            long entries = 0;
            long lines = 0;
            while (true) {
                Optional<RecordChunk> chunk = inPlace ? recording.nextChunkInPlace(size) : recording.nextChunk(size);
                if (chunk.isPresent()) {
                    entries += chunk.get().precedingEntries();
                    lines += chunk.get().precedingLines();
                    while (chunk.get().hasNext()) {
                        Optional<RawRecord> record = chunk.get().next();
                        if (record.isPresent()) {
                            records.add(described(record.get(), entries, lines));
                        }
                    }
                    entries += chunk.get().entry();
                    lines += chunk.get().lines();
                    chunk.get().release();
                    continue;
                }
                Optional<RawRecord> record = recording.next();
                if (record.isEmpty()) {
                    return records;
                }
                records.add(described(record.get(), entries, lines));
            }
        } catch (IOException e) {
            records.add(e.getMessage());
            return records;
        }
    }

    private static String described(RawRecord record, long entries, long lines) {
        return (entries + record.entry()) + "@" + (lines + record.line()) + " "
                + record.defect()
                        .map(defect -> defect.kind().toString())
                        .orElseGet(() -> new String(record.bytes(), UTF_8));
    }
}
