package io.github.chatspec.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.check.BrokenRecordings;
import io.github.chatspec.exchange.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.mapreduce.lib.input.FileInputFormat;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job in the process of the test, with two threads. */
class CheckJobTest {

    /** How many random sizes of parts are compared; the profile {@code spark} compares more. */
    private static final int PLANS = Integer.getInteger("spark.plans", 4);

    @TempDir
    private static Path folder;

    private static final List<String> FILES = new ArrayList<>();

    private static JavaSparkContext spark;

    @BeforeAll
    static void writeRecordings() throws IOException {
        spark = new JavaSparkContext(new SparkConf(false)
                .setMaster("local[2]")
                .setAppName("test")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1"));
        for (Map.Entry<String, byte[]> file : BrokenRecordings.all().entrySet()) {
            FILES.add(
                    Files.write(folder.resolve(file.getKey()), file.getValue()).toString());
        }
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static void divideInto(int bytes) {
        spark.hadoopConfiguration().setInt(FileInputFormat.SPLIT_MAXSIZE, bytes);
    }

    @Test
    void anySizeOfPartsHasTheResultsOfTheCheck() throws IOException {
        CheckRunResult expected = CheckRunResult.of(FILES, 10_000);
        assertThat(expected.findings().size()).isGreaterThan(100);
        Random random = new Random(20_260_303);
        for (int plan = 0; plan < PLANS; plan++) {
            int size = plan == 0 ? 1 << 30 : 5_000 + random.nextInt(200_000);
            String description = "parts of " + size + " bytes";
            divideInto(size);

            JobResult job = JobResult.run(
                    folder.resolve("plan-" + plan),
                    "--coverage",
                    folder.resolve("[a-z]-*").toString());

            assertThat(job.err().lines().toList()).as(description).isEqualTo(expected.notices());
            assertThat(job.findings()).as(description).isEqualTo(expected.findings());
            expected.assertSameReports(job, description);
            assertThat(job.code()).isEqualTo(2);
            assertThat(job.isWhole()).isFalse();
        }
    }

    @Test
    void theReportsHaveTheFirstFindingsAndThePartsHaveAll() throws IOException {
        String file = folder.resolve("a-mutants.ndjson").toString();
        divideInto(20_000);

        JobResult job = JobResult.run(folder.resolve("first"), "--max-findings", "7", "--coverage", file);

        assertThat(job.code()).isEqualTo(1);
        assertThat(job.isWhole()).isTrue();
        assertThat(job.findings())
                .isEqualTo(CheckRunResult.of(List.of(file), 10_000).findings());
        CheckRunResult.of(List.of(file), 7).assertSameReports(job, "7 findings");
    }

    @Test
    void anArchiveWithoutFindingsSucceeds() throws IOException {
        Path clean = Files.createDirectory(folder.resolve("clean"));
        Files.write(
                clean.resolve("one.ndjson"),
                Recordings.ndjson(List.of(Recordings.entry("engage/getChat", "livechat"))));
        Files.writeString(clean.resolve("notes.txt"), "no recording");

        JobResult job = JobResult.run(folder.resolve("success"), clean.toString());

        assertThat(job.err()).isEmpty();
        assertThat(job.code()).isZero();
        assertThat(job.isWhole()).isTrue();
        assertThat(job.findings()).isEmpty();
        assertThat(job.json("summary.json").at("/summary/exchanges").intValue()).isEqualTo(1);
    }

    @Test
    void anOutputThatExistsIsReplacedOnlyOnRequest() throws IOException {
        String file = folder.resolve("p-archive.har").toString();
        Path output = Files.createDirectory(folder.resolve("existing"));
        Path precious = Files.writeString(output.resolve("precious"), "");

        JobResult refused = JobResult.run(output, file);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err().lines())
                .containsExactly(
                        "The output exists; name another folder, or replace it with --overwrite.", "  " + output);
        assertThat(precious).exists();

        JobResult replaced = JobResult.run(output, "--overwrite", file);
        assertThat(replaced.err()).isEmpty();
        assertThat(replaced.isWhole()).isTrue();
        assertThat(precious).doesNotExist();

        JobResult above = JobResult.run(folder, "--overwrite", file);
        assertThat(above.code()).isEqualTo(2);
        assertThat(above.err()).startsWith("The run reads this folder; name another output.");
        assertThat(Path.of(file)).exists();
    }

    @Test
    void anInputThatMatchesNothingIsOneSentence() {
        String glob = folder.resolve("missing-*").toString();

        JobResult job = JobResult.run(folder.resolve("nothing"), glob);

        assertThat(job.code()).isEqualTo(2);
        assertThat(job.err().lines()).containsExactly("No file matches; name recordings that exist.", "  " + glob);
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    @Test
    void aContractOfTheDriverIsSentToTheTasks() throws IOException {
        Path contract = Files.writeString(folder.resolve("bikes.yaml"), """
                openapi: "3.1.0"
                info: {title: Bikes, version: "1"}
                servers: [{url: "https://bikes.example"}]
                paths:
                  /bikes:
                    get:
                      operationId: listBikes
                      responses:
                        "200":
                          description: All.
                          content: {application/json: {schema: {$ref: "bike-schemas.yaml#/Bikes"}}}
                """);
        Files.writeString(folder.resolve("bike-schemas.yaml"), "Bikes: {type: array}\n");
        Path settings = Files.writeString(folder.resolve("settings.yaml"), "levels: {type: warning}\n");
        Path recording = Files.writeString(folder.resolve("bikes.ndjson"), """
                {"startedDateTime":"2026-11-20T10:00:00.000Z","request":{"method":"GET","url":"https://bikes.example/bikes"},\
                "response":{"status":200,"headers":[{"name":"content-type","value":"application/json"}],\
                "content":{"mimeType":"application/json","text":"{}"}}}
                """);

        JobResult job = JobResult.run(
                folder.resolve("bikes"),
                "--contract=" + contract,
                "--config",
                settings.toString(),
                "--fail-on",
                "warning",
                recording.toString());

        assertThat(job.err()).isEmpty();
        assertThat(job.code()).isEqualTo(1);
        assertThat(job.findings()).hasSize(1);
        assertThat(job.findings().get(0).path("level").asText()).isEqualTo("warning");
        assertThat(job.findings().get(0).path("contract").asText()).contains("bike-schemas.yaml:1");
    }
}
