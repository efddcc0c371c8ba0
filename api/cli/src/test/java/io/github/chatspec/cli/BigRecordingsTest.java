package io.github.chatspec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.exchange.Recordings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Recordings far larger than the memory; run by {@code mvn -Pbig test}.
 *
 * <p>What it prints (peak memory, seconds, megabytes per second) is for people; only what is the same on every machine is
 * asserted.
 */
@Tag("big")
class BigRecordingsTest {

    private static final int ONE_IN = 40;
    private static final String HEAP = "-Xmx128m";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"big.ndjson, 1000", "big.har, 500"})
    void aHeapOf128MegabytesIsEnoughAndTheReportsAreTheSameWithAnyThreads(String name, long megabytes)
            throws IOException, InterruptedException {
        Path recording = folder.resolve(name);
        long[] exchangesAndBad = write(recording, megabytes * 1_000_000, name.endsWith(".har"));

        List<Path> one = check(recording, 1);
        List<Path> two = check(recording, 2);

        for (int i = 0; i < one.size(); i++) {
            assertThat(Files.mismatch(one.get(i), two.get(i)))
                    .as(one.get(i).toString())
                    .isEqualTo(-1);
        }
        String text = Files.readString(one.get(0));
        assertThat(text).contains(exchangesAndBad[0] + " exchanges: " + exchangesAndBad[1] + " errors");
        assertThat(text).contains("only counted");
    }

    @Test
    void oneEntryThatIsLargerThanTheMemoryCostsNoOtherOne() throws IOException, InterruptedException {
        Path recording = folder.resolve("huge.har");
        byte[] good = entry(0).toString().getBytes(StandardCharsets.UTF_8);
        byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(recording))) {
            out.write("{\"log\": {\"entries\": [".getBytes(StandardCharsets.UTF_8));
            out.write(good);
            out.write(",{\"comment\": \"".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 200; i++) {
                out.write(blanks);
            }
            out.write("\"},".getBytes(StandardCharsets.UTF_8));
            out.write(good);
            out.write("]}}".getBytes(StandardCharsets.UTF_8));
        }

        String text = Files.readString(check(recording, 2).get(0));

        assertThat(text).contains("error input-size", "3 exchanges: 1 error, 0 warnings, 0 notes");
    }

    @Test
    void manyRecordsOfAByteAreJudgedToo() throws IOException, InterruptedException {
        Path recording = folder.resolve("tiny.har");
        Files.writeString(recording, "{\"log\": {\"entries\": [0" + ",0".repeat(1_000_000) + "]}}");

        assertThat(Files.readString(check(recording, 2).get(0))).contains("1000001 exchanges: 1000001 errors");
    }

    /** Writes entries until the file is long enough; returns how many there are, and how many of them are bad. */
    private static long[] write(Path file, long length, boolean har) throws IOException {
        List<byte[]> good = new ArrayList<>();
        for (int i = 0; i < Recordings.entries().size(); i++) {
            good.add(entry(i).toString().getBytes(StandardCharsets.UTF_8));
        }
        ObjectNode chat = Recordings.entry("engage/getChat", "livechat");
        byte[] bad = Recordings.withBody(
                        chat, chat.at("/response/content/text").textValue().replace("\"livechat\"", "\"LiveChat\""))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        long entries = 0;
        long departing = 0;
        long written = 0;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(
                    (har ? "{\"log\": {\"version\": \"1.2\", \"entries\": [\n" : "").getBytes(StandardCharsets.UTF_8));
            for (; written < length; entries++) {
                boolean departs = entries % ONE_IN == ONE_IN - 1;
                byte[] entry = departs ? bad : good.get((int) (entries % good.size()));
                departing += departs ? 1 : 0;
                out.write((entries == 0 ? "" : har ? ",\n" : "\n").getBytes(StandardCharsets.UTF_8));
                out.write(entry);
                written += entry.length + 2;
            }
            out.write((har ? "\n]}}\n" : "\n").getBytes(StandardCharsets.UTF_8));
        }
        return new long[] {entries, departing};
    }

    private static ObjectNode entry(int index) {
        return Recordings.entries().get(index);
    }

    /** Checks a recording in a process of its own, and returns its reports. */
    private List<Path> check(Path recording, int threads) throws IOException, InterruptedException {
        List<Path> reports = Stream.of("text", "json", "sarif", "junit", "html", "github")
                .map(form -> folder.resolve(recording.getFileName() + "." + threads + "." + form))
                .toList();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                Chatspec.class.getName(),
                "check",
                "--threads",
                String.valueOf(threads)));
        for (Path report : reports) {
            String name = report.toString();
            command.add("--report=" + name.substring(name.lastIndexOf('.') + 1) + "=" + report);
        }
        command.add(recording.toString());
        long begun = System.nanoTime();
        Process check = new ProcessBuilder(command).inheritIO().start();
        long peak = 0;
        while (check.isAlive()) {
            peak = Math.max(peak, peakOf(check));
            Thread.sleep(50);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(check.exitValue()).isEqualTo(1);
        long megabytes = Files.size(recording) / 1_000_000;
        System.out.printf(
                "%s, %d MB, %s, --threads %d: %.1f s, %.0f MB/s, peak resident memory %d MB%n",
                recording.getFileName(), megabytes, HEAP, threads, seconds, megabytes / seconds, peak / 1024);
        return reports;
    }

    /** The most kilobytes that a process ever had in memory; 0 where the system does not tell. */
    private static long peakOf(Process process) {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
