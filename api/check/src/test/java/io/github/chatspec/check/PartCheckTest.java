package io.github.chatspec.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.BodyFiles;
import io.github.chatspec.exchange.RecordSpan;
import io.github.chatspec.exchange.Recording;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.report.ExchangeBytes;
import io.github.chatspec.report.FailurePolicy;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.ReportFormat;
import io.github.chatspec.report.Summary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However recordings are divided, and in whatever order the parts are merged, the result is that of one check of them. */
class PartCheckTest {

    private static final int PLANS = 30;

    private static final Judge JUDGE = Judge.of(Contract.builtIn());

    @TempDir
    private Path folder;

    /** Everything that a run results in. */
    private record Outcome(List<String> reports, Summary summary, List<String> notices, String observations) {}

    @Test
    void anyDivisionOfBrokenRecordingsHasTheResultsOfTheWhole() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : BrokenRecordings.all().entrySet()) {
            files.add(Files.write(folder.resolve(file.getKey()), file.getValue()));
        }
        for (long maxFindings : new long[] {Long.MAX_VALUE, 100, 0}) {
            Check check = check(JUDGE, Contract.builtIn(), maxFindings, Baseline.of(Set.of()));
            compare(check, files, maxFindings == 100 ? PLANS : 5, Contract.builtIn());
        }
    }

    @Test
    void aBaselineHasTheResultsOfTheWhole() throws IOException {
        Path file = Files.write(
                folder.resolve("mutants.ndjson"), BrokenRecordings.all().get("a-mutants.ndjson"));
        Check first = check(JUDGE, Contract.builtIn(), 10, Baseline.of(Set.of()));
        Baseline all = first.run(List.of(Input.of(file.toString())), List.of())
                .findings()
                .orElseThrow();
        List<String> fingerprints = new ArrayList<>(all.without(Set.of()));
        Set<String> half = Set.copyOf(fingerprints.subList(0, fingerprints.size() / 2));
        Set<String> known = new TreeSet<>(half);
        known.add("enum engage/getChat 200 /never");

        Check check = check(JUDGE, Contract.builtIn(), 50, Baseline.of(known));
        Outcome outcome = compare(check, List.of(file), 10, Contract.builtIn());

        assertThat(outcome.summary().known()).isPositive();
        assertThat(outcome.summary().resolved()).containsExactly("enum engage/getChat 200 /never");
    }

    @Test
    void aFindingAboutTheContractIsReportedByTheFirstPartOnly() throws IOException {
        List<Contract> animals = List.of(ContractWarningTest.ANIMALS);
        byte[] lines = Recordings.ndjson(List.of(
                ContractWarningTest.entry("[" + ContractWarningTest.BROKEN + "]"),
                ContractWarningTest.entry("[" + ContractWarningTest.CAT + "]"),
                ContractWarningTest.entry("[" + ContractWarningTest.TREE + "]"),
                ContractWarningTest.entry("[" + ContractWarningTest.CAT + "]")));
        Path file = Files.write(folder.resolve("animals.ndjson"), lines);
        Path second = Files.write(folder.resolve("more.ndjson"), lines);

        Check check = check(Judge.of(animals), animals, 3, Baseline.of(Set.of()));
        Outcome outcome = compare(check, List.of(file, second), 30, animals);

        assertThat(outcome.summary().rules()).containsEntry("discriminator", 2L);
    }

    @Test
    void aRecordOverTheLimitIsReportedByThePartInWhichItBegins() throws IOException {
        byte[] clean = Recordings.ndjson(Recordings.entries().subList(0, 3));
        byte[] large = new byte[Recording.MAX_BYTES + 1000];
        Arrays.fill(large, (byte) 'x');
        large[0] = '{';
        large[large.length - 2] = '}';
        large[large.length - 1] = '\n';
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : List.of(clean, large, clean)) {
            all.writeBytes(part);
        }
        Path file = Files.write(folder.resolve("large.ndjson"), all.toByteArray());

        Check check = check(JUDGE, Contract.builtIn(), 100, Baseline.of(Set.of()));
        Outcome outcome = compare(check, List.of(file), 1, Contract.builtIn());

        assertThat(outcome.reports()).anyMatch(report -> report.contains("longer than 64 MiB"));
    }

    @Test
    void thePagesOfListsAreComparedAcrossParts() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int lists : new int[] {1, 3, OpenLists.MOST + 3}) {
            byte[] lines = Recordings.ndjson(PagedRecordings.entries(new Random(lists), lists, 150));
            files.add(Files.write(folder.resolve(lists + ".ndjson"), lines));
        }
        for (long maxFindings : new long[] {Long.MAX_VALUE, 20}) {
            Check check = check(JUDGE, Contract.builtIn(), maxFindings, Baseline.of(Set.of()));
            Outcome outcome = compare(check, files, PLANS, Contract.builtIn());

            assertThat(outcome.summary().rules().get("paging")).isGreaterThan(20);
        }
        Set<String> known = Set.of("paging engage/listChats 200 /response/*/chat_id repeated", "x y 200 /z");
        Outcome outcome =
                compare(check(JUDGE, Contract.builtIn(), 50, Baseline.of(known)), files, PLANS, Contract.builtIn());

        assertThat(outcome.summary().known()).isPositive();
        assertThat(outcome.summary().resolved()).containsExactly("x y 200 /z");
    }

    @Test
    void aKnownFindingBetweenTwoPartsOccurs() throws IOException {
        byte[] lines = Recordings.ndjson(List.of(
                PagedRecordings.page(1, 1, 0, "C", "livechat"), PagedRecordings.page(1, 2, 1, "C", "livechat")));
        Path file = Files.write(folder.resolve("two.ndjson"), lines);
        Set<String> known = Set.of("paging engage/listChats 200 /response/*/chat_id repeated");

        Check check = check(JUDGE, Contract.builtIn(), 50, Baseline.of(known));
        Outcome outcome = compare(check, List.of(file), PLANS, Contract.builtIn());

        assertThat(outcome.summary().known()).isEqualTo(1);
        assertThat(outcome.summary().resolved()).isEmpty();
    }

    private static Check check(Judge judge, List<Contract> contracts, long maxFindings, Baseline baseline) {
        return Check.builder(judge)
                .maxFindings(maxFindings)
                .baseline(baseline)
                .coverage(contracts)
                .build();
    }

    private Outcome compare(Check check, List<Path> files, int plans, List<Contract> contracts) throws IOException {
        Outcome expected = whole(check, files);
        for (int seed = 0; seed < plans; seed++) {
            Outcome actual = inParts(check, files, new Random(seed), contracts);
            assertThat(actual.reports()).as("plan %s", seed).isEqualTo(expected.reports());
            assertThat(actual.notices()).as("plan %s", seed).isEqualTo(expected.notices());
            assertThat(actual.observations()).as("plan %s", seed).isEqualTo(expected.observations());
            assertThat(withoutCoverage(actual.summary())).isEqualTo(withoutCoverage(expected.summary()));
        }
        return expected;
    }

    /** Coverage has no equality; it is compared as it is reported. */
    private static Summary withoutCoverage(Summary summary) {
        return new Summary(
                summary.exchanges(),
                summary.otherHosts(),
                summary.levels(),
                summary.rules(),
                summary.withheld(),
                summary.known(),
                summary.resolved(),
                Optional.empty(),
                Optional.empty());
    }

    private Outcome whole(Check check, List<Path> files) throws IOException {
        List<String> notices = new ArrayList<>();
        Reports reports = new Reports();
        CheckResult result = Check.builder(check.judge)
                .maxFindings(check.maxFindings)
                .baseline(check.baseline)
                .coverage(check.coverage.orElseThrow())
                .listener(listener(notices))
                .build()
                .run(files.stream().map(file -> Input.of(file.toString())).toList(), reports.all);
        return new Outcome(reports.texts(), result.summary(), notices, text(result));
    }

    private static Check.Listener listener(List<String> notices) {
        return (sentence, place) -> notices.add(sentence + " " + place);
    }

    private static String text(CheckResult result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        result.observations().orElseThrow().write(out);
        return out.toString(UTF_8);
    }

    private Outcome inParts(Check check, List<Path> files, Random random, List<Contract> contracts) throws IOException {
        PartCheck parts = PartCheck.of(check);
        List<PartNumbers> numbers = new ArrayList<>();
        List<byte[]> totals = new ArrayList<>();
        List<List<byte[]>> exchanges = new ArrayList<>();
        for (Path file : files) {
            for (RecordingPart part : parts(file, random)) {
                CheckedPart checked = parts.judge(part);
                List<byte[]> judged = new ArrayList<>();
                while (checked.hasNext()) {
                    judged.add(bytes(checked.next()));
                }
                exchanges.add(judged);
                numbers.add(PartNumbers.of(checked.numbers().toBytes()));
                totals.add(checked.totals().toBytes());
            }
        }
        while (totals.size() > 1) {
            byte[] one = totals.remove(random.nextInt(totals.size()));
            int other = random.nextInt(totals.size());
            totals.set(
                    other,
                    PartTotals.of(totals.get(other)).add(PartTotals.of(one)).toBytes());
        }
        AssembledCheck assembled = new AssembledCheck(check, numbers, PartTotals.of(totals.get(0)));
        List<JudgedExchange> selected = new ArrayList<>();
        for (int i = 0; i < exchanges.size(); i++) {
            PartOffset offset = PartOffset.of(assembled.offsets().get(i).toBytes());
            PartOffset.Selection selection = offset.selection(check.maxFindings);
            List<JudgedExchange> judged = new ArrayList<>();
            for (byte[] bytes : exchanges.get(i)) {
                judged.add(exchange(bytes));
            }
            for (Iterator<JudgedExchange> placed = offset.placed(judged.iterator()); placed.hasNext(); ) {
                JudgedExchange kept = selection.selected(placed.next());
                if (!kept.findings().isEmpty()) {
                    selected.add(kept);
                }
            }
        }
        List<String> notices = new ArrayList<>();
        assembled.reportNotices(listener(notices));
        Reports reports = new Reports();
        CheckResult result = assembled.report(selected, reports.all, listener(notices));
        assertThat(result.summary().findings()).isEqualTo(assembled.findings());
        return new Outcome(reports.texts(), result.summary(), notices, text(result));
    }

    /** Returns the parts of a file, of which some are tiny. */
    private static List<RecordingPart> parts(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, Recording.HEAD_BYTES));
        String name = file.toString();
        if (!Recording.isDivisible(head)) {
            InputStream in = new ByteArrayInputStream(bytes);
            return List.of(new RecordingPart(name, false, RecordingPart.Extent.WHOLE, in, BodyFiles.of(file)));
        }
        int borders = random.nextInt(12);
        long[] positions = random.longs(borders, 1, bytes.length).sorted().toArray();
        if (borders > 2) {
            positions[1] = positions[0] + 1;
            Arrays.sort(positions);
        }
        List<RecordingPart> parts = new ArrayList<>();
        for (int i = 0; i <= borders; i++) {
            int first = i == 0 ? 0 : (int) positions[i - 1];
            long last = i == borders ? Long.MAX_VALUE : positions[i];
            InputStream in = new ByteArrayInputStream(bytes, first, bytes.length - first);
            parts.add(new RecordingPart(
                    name,
                    false,
                    i == 0 ? RecordingPart.Extent.FIRST : RecordingPart.Extent.LATER,
                    new RecordSpan(in, first, last),
                    BodyFiles.of(file)));
        }
        return parts;
    }

    private static byte[] bytes(JudgedExchange judged) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ExchangeBytes.write(judged, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static JudgedExchange exchange(byte[] bytes) throws IOException {
        return ExchangeBytes.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    /** A report of each format. */
    private static final class Reports {

        private final List<StringWriter> outs = new ArrayList<>();
        private final List<Report> all = new ArrayList<>();

        Reports() throws IOException {
            ReportFormat.Frame frame =
                    new ReportFormat.Frame(new FailurePolicy(Level.ERROR, false), "1", LocalDate.of(2026, 1, 1), false);
            for (ReportFormat format : ReportFormat.values()) {
                StringWriter out = new StringWriter();
                outs.add(out);
                all.add(format.begin(new PrintWriter(out), frame));
            }
        }

        List<String> texts() {
            return outs.stream().map(StringWriter::toString).toList();
        }
    }
}
