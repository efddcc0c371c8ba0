package io.github.chatspec.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.RecordChunk;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Good;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Mutation;
import io.github.chatspec.report.FailurePolicy;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.ReportFormat;
import io.github.chatspec.report.Summary;
import io.github.chatspec.routing.BaseUrl;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that recognizes clean records in their bytes has the results of one that reads and judges each record. */
class ChunkedCheckTest {

    private static final Judge JUDGE = Judge.of(Contract.builtIn());

    private static final int SMALL = 1 << 12;

    /** Every mutant of a body whose number is a multiple of this is in a record. */
    private static final int STEP = 17;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    @TempDir
    private Path folder;

    @Test
    void theSamplesHaveTheSameResultsInAllFormats() throws IOException {
        List<ObjectNode> entries = repeated(Recordings.entries(), 5);
        byte[] ndjson = Recordings.ndjson(entries);

        compare(ndjson);
        compare(Recordings.har(entries));
        compare(Recordings.gzip(ndjson));
        compare(Recordings.gzip(Recordings.har(entries)));
        compare(BrokenRecordings.joined(List.of(BYTE_ORDER_MARK, ndjson), ""));
        compare(new String(ndjson, UTF_8).replace("\n", "\r\n").getBytes(UTF_8));
        compare(new String(ndjson, UTF_8).replace("\n", "\n\n \n").getBytes(UTF_8));
        compare(new String(ndjson, UTF_8).replace("\n", ",").getBytes(UTF_8));
        compare(new String(ndjson, UTF_8).replace("\n", "").getBytes(UTF_8));
        compare(new String(ndjson, UTF_8).replace("\n", "\n\u001e").getBytes(UTF_8));
        compare(("starting\n" + new String(ndjson, UTF_8).replace("\n", "\nsome text\n")).getBytes(UTF_8));
        compare(entries.toString().getBytes(UTF_8));
        compare(entries.toString().replace("}, {", "},7,\"a}\",[{}] , {").getBytes(UTF_8));
    }

    @Test
    void bodiesWithOneMutationHaveTheSameResults() throws IOException {
        List<byte[]> records = new ArrayList<>();
        int number = 0;
        for (Good good : Good.all()) {
            ObjectNode entry = entryOf(good);
            for (Mutation mutation : Mutation.of(good)) {
                if (number++ % STEP == 0) {
                    records.add(entry.toString().getBytes(UTF_8));
                    records.add(with(entry, mutation.made().get()).toString().getBytes(UTF_8));
                }
            }
        }

        assertThat(records).hasSizeGreaterThan(1000);
        compare(BrokenRecordings.joined(records, "\n"));
    }

    @Test
    void pagesOfListsHaveTheSameResults() throws IOException {
        List<ObjectNode> entries = PagedRecordings.entries(new Random(4), 3, 300);

        compare(Recordings.ndjson(entries));
        compare(Recordings.har(entries));
        Path file = Files.write(folder.resolve("pages"), Recordings.ndjson(entries));
        assertThat(exchanges(file, builder -> builder, SMALL, 2).stream()
                        .flatMap(exchange -> exchange.findings().stream())
                        .filter(finding -> finding.rule().equals("paging")))
                .hasSizeGreaterThan(10);
    }

    @Test
    void pagesThatAreFetchedAgainHaveTheSameResults() throws IOException {
        Random random = new Random(6);
        List<ObjectNode> entries = new ArrayList<>();
        for (ObjectNode entry : PagedRecordings.entries(random, 2, 150)) {
            for (int i = random.nextInt(4); i >= 0; i--) {
                entries.add(random.nextInt(3) > 0 ? entry : withUnknownKey(entry));
            }
        }

        compare(Recordings.ndjson(entries));
        Path file = Files.write(folder.resolve("again"), Recordings.ndjson(entries));
        assertThat(exchanges(file, builder -> builder, SMALL, 2).stream()
                        .flatMap(exchange -> exchange.findings().stream())
                        .filter(finding -> finding.rule().equals("paging")))
                .hasSizeGreaterThan(5);
    }

    private static ObjectNode withUnknownKey(ObjectNode entry) {
        String body = entry.at("/response/content/text").textValue();
        return Recordings.withBody(entry, body.replace("\"chat_id\"", "\"locale\": 1, \"chat_id\""));
    }

    private static ObjectNode entryOf(Good good) {
        String sample = good.operation().sample(good.name()).isPresent() ? good.name() : "sms-minimal";
        return Recordings.entry(good.operation().qualifiedId(), sample);
    }

    private static ObjectNode with(ObjectNode entry, Exchange mutant) {
        ObjectNode copy = Recordings.withBody(entry, new String(mutant.body(), UTF_8));
        ObjectNode response = (ObjectNode) copy.get("response");
        response.put("status", mutant.status());
        response.putArray("headers")
                .addObject()
                .put("name", "content-type")
                .put(
                        "value",
                        mutant.headers().orElseThrow().first("Content-Type").orElse(""));
        return copy;
    }

    @Test
    void recordsWithOneMutationHaveTheSameResults() throws IOException {
        for (ObjectNode entry : different()) {
            List<byte[]> records = new ArrayList<>();
            byte[] clean = entry.toString().getBytes(UTF_8);
            for (String mutant : RecordMutations.of(entry)) {
                records.add(clean);
                records.add(mutant.getBytes(UTF_8));
                records.add(mutant.getBytes(UTF_8));
            }
            compare(BrokenRecordings.joined(records, "\n"));
            compare(har(records));
        }
    }

    @Test
    void recordsWithOneWrongByteHaveTheSameResults() throws IOException {
        long seed = 20_260_101;
        for (ObjectNode entry : different()) {
            List<byte[]> records = new ArrayList<>();
            for (byte[] mutant : RecordMutations.bytes(entry, 600, seed++)) {
                records.add(entry.toString().getBytes(UTF_8));
                records.add(mutant);
            }
            compare(BrokenRecordings.joined(records, "\n"));
        }
    }

    @Test
    void anArchiveWithOneWrongByteHasTheSameResults() throws IOException {
        ObjectNode entry = different().get(0);
        for (byte[] mutant : RecordMutations.bytes(entry, 60, 3)) {
            byte[] clean = entry.toString().getBytes(UTF_8);
            compare(har(List.of(clean, clean, mutant, clean, clean)));
        }
    }

    @Test
    void anInputThatIsCutOffHasTheSameResults() throws IOException {
        byte[] zipped = Recordings.gzip(Recordings.ndjson(repeated(Recordings.entries(), 2)));
        byte[] zippedArchive = Recordings.gzip(Recordings.har(repeated(Recordings.entries(), 2)));
        byte[] archive = Recordings.har(Recordings.entries());
        for (int part = 1; part < 12; part++) {
            compare(Arrays.copyOf(zipped, zipped.length * part / 12));
            compare(Arrays.copyOf(zippedArchive, zippedArchive.length * part / 12));
            compare(Arrays.copyOf(archive, archive.length * part / 12));
        }
    }

    @Test
    void baseUrlsHaveTheSameResults() throws IOException {
        List<BaseUrl> bases = List.of(
                BaseUrl.of("engage=https://proxy.example/pre/fix", Contract.builtIn()),
                BaseUrl.of("helpscout=https://other.example", Contract.builtIn()));
        List<ObjectNode> entries = new ArrayList<>();
        for (ObjectNode entry : repeated(Recordings.entries(), 3)) {
            String url = entry.at("/request/url").textValue();
            String path = url.substring(url.indexOf('/', 8));
            for (String base :
                    List.of("https://proxy.example/pre/fix", "https://other.example", "https://proxy.example/x")) {
                ObjectNode copy = entry.deepCopy();
                ((ObjectNode) copy.get("request")).put("url", base + path);
                entries.add(copy);
            }
        }

        entries.addAll(pagesAt("https://proxy.example/pre/fix"));
        compare(Recordings.ndjson(entries), builder -> builder.bases(bases));
        compare(Recordings.ndjson(entries), builder -> builder.bases(bases).onlyKnown());
    }

    private static List<ObjectNode> pagesAt(String base) {
        List<ObjectNode> entries = PagedRecordings.entries(new Random(5), 1, 30);
        for (ObjectNode entry : entries) {
            ObjectNode request = (ObjectNode) entry.get("request");
            request.put("url", request.get("url").asText().replaceFirst("^https://[^/]*", base));
        }
        return entries;
    }

    /** One entry of each operation and of a refusal. */
    private static List<ObjectNode> different() {
        return List.of(
                Recordings.entry("engage/listChats", "first-page"),
                Recordings.entry("engage/getChat", "livechat"),
                Recordings.entries().get(Recordings.entries().size() - 1));
    }

    @Test
    void manyTinyRecordsBetweenOthersAreJudgedInParts() throws IOException {
        List<byte[]> records = new ArrayList<>();
        for (ObjectNode entry : repeated(Recordings.entries(), 2)) {
            records.add(entry.toString().getBytes(UTF_8));
            for (int i = 0; i < 500; i++) {
                records.add("0".getBytes(UTF_8));
            }
        }
        assertThat(records).hasSizeGreaterThan(10_000);

        compare(har(records));
    }

    private static List<ObjectNode> repeated(List<ObjectNode> entries, int times) {
        List<ObjectNode> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.addAll(entries);
        }
        return all;
    }

    private static byte[] har(List<byte[]> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("{\"log\": {\"version\": \"1.2\", \"entries\": [\n".getBytes(UTF_8));
        for (int i = 0; i < records.size(); i++) {
            out.writeBytes((i == 0 ? "" : ",\n").getBytes(UTF_8));
            out.writeBytes(records.get(i));
        }
        out.writeBytes("\n]}}".getBytes(UTF_8));
        return out.toByteArray();
    }

    private void compare(byte[] recording) throws IOException {
        compare(recording, builder -> builder);
    }

    private void compare(byte[] recording, UnaryOperator<Check.Builder> options) throws IOException {
        Path file = Files.write(folder.resolve("recording"), recording);
        List<JudgedExchange> expected = exchanges(file, options, 0, 1);
        Reports reports = new Reports(file, options, 0, 1);
        String observed = observations(file, options, 0, 1);
        // The first entry of an array is judged alone, and threads begin after it.
        UnaryOperator<Check.Builder> later = builder -> options.apply(builder).threadsFrom(recording.length + 1);
        for (Run run : List.of(
                new Run(options, SMALL, 2),
                new Run(later, SMALL, 2),
                new Run(options, SMALL, 1),
                new Run(options, RecordChunk.BYTES, 1))) {
            assertSame(exchanges(file, run.options, run.chunkBytes, run.threads), expected);
            Reports others = new Reports(file, run.options, run.chunkBytes, run.threads);
            assertThat(others.texts).isEqualTo(reports.texts);
            assertThat(others.summary).isEqualTo(reports.summary);
            assertThat(others.failures).isEqualTo(reports.failures);
            assertThat(observations(file, run.options, run.chunkBytes, run.threads))
                    .isEqualTo(observed);
        }
    }

    private record Run(UnaryOperator<Check.Builder> options, int chunkBytes, int threads) {}

    /** Compares the exchanges one by one, since there are too many to print. */
    private static void assertSame(List<JudgedExchange> actual, List<JudgedExchange> expected) {
        for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
            assertThat(actual.get(i)).isEqualTo(expected.get(i));
        }
        assertThat(actual).hasSameSizeAs(expected);
    }

    private static Check.Builder builder(UnaryOperator<Check.Builder> options, int chunkBytes, int threads) {
        return options.apply(Check.builder(JUDGE)
                .chunkBytes(chunkBytes)
                .threads(threads)
                .threadsFrom(0)
                .standardInput(new ByteArrayInputStream(new byte[0])));
    }

    private static List<JudgedExchange> exchanges(
            Path file, UnaryOperator<Check.Builder> options, int chunkBytes, int threads) throws IOException {
        RecordingReport report = new RecordingReport();
        builder(options, chunkBytes, threads).build().run(List.of(Input.of(file.toString())), List.of(report));
        return report.judged;
    }

    /** Returns the observations of a run as a file. */
    private String observations(Path file, UnaryOperator<Check.Builder> options, int chunkBytes, int threads)
            throws IOException {
        Path written = folder.resolve("observations.json");
        builder(options, chunkBytes, threads)
                .coverage(Contract.builtIn())
                .build()
                .run(List.of(Input.of(file.toString())), List.of())
                .observations()
                .orElseThrow()
                .write(written);
        return Files.readString(written);
    }

    /** The reports of a run, none of which needs each clean exchange. */
    private static final class Reports {
        private final List<String> texts = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();
        private final Summary summary;

        Reports(Path file, UnaryOperator<Check.Builder> options, int chunkBytes, int threads) throws IOException {
            List<StringWriter> outs = new ArrayList<>();
            List<Report> reports = new ArrayList<>();
            ReportFormat.Frame frame =
                    new ReportFormat.Frame(new FailurePolicy(Level.ERROR, false), "1", LocalDate.of(2026, 1, 1), false);
            for (ReportFormat format : ReportFormat.values()) {
                StringWriter out = new StringWriter();
                outs.add(out);
                reports.add(format.begin(new PrintWriter(out), frame));
            }
            assertThat(reports).noneMatch(Report::needsCleanExchanges);
            summary = builder(options, chunkBytes, threads)
                    .listener((sentence, place) -> failures.add(sentence + " " + place))
                    .build()
                    .run(List.of(Input.of(file.toString())), reports)
                    .summary();
            outs.forEach(out -> texts.add(out.toString()));
        }
    }
}
