package io.github.chatspec.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.check.BrokenRecordings;
import io.github.chatspec.testing.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job with two executors, each of them a process. */
@Tag("spark")
class LocalClusterTest {

    @TempDir
    private Path folder;

    @Test
    void twoExecutorsHaveTheResultsOfTheCheck() throws IOException, InterruptedException {
        List<String> files = new ArrayList<>();
        Path archive = Files.createDirectory(folder.resolve("archive"));
        for (Map.Entry<String, byte[]> file : BrokenRecordings.all().entrySet()) {
            files.add(
                    Files.write(archive.resolve(file.getKey()), file.getValue()).toString());
        }
        CheckRunResult expected = CheckRunResult.of(files, 10_000);

        JobResult job =
                run(folder.resolve("output"), "--coverage", archive.resolve("*").toString());

        assertThat(job.err().lines().toList()).isEqualTo(expected.notices());
        assertThat(job.findings()).isEqualTo(expected.findings());
        expected.assertSameReports(job, "local-cluster");
        assertThat(job.code()).isEqualTo(2);
    }

    private JobResult run(Path output, String... arguments) throws IOException, InterruptedException {
        Path home =
                Files.createDirectories(folder.resolve("home").resolve("jars")).getParent();
        List<String> folders = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath();
            if (Files.isRegularFile(path)) {
                Files.createSymbolicLink(home.resolve("jars").resolve(path.getFileName()), path);
            } else {
                folders.add(path.toString());
            }
        }
        List<String> all = new ArrayList<>(List.of("--output", output.toString()));
        all.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = JavaProcess.of(
                List.of(
                        "-Dspark.master=local-cluster[2,1,1024]",
                        "-Dspark.executor.memory=512m",
                        "-Dspark.ui.enabled=false",
                        "-Dspark.driver.host=127.0.0.1",
                        "-Dspark.hadoop.mapreduce.input.fileinputformat.split.maxsize=40000",
                        "-Dspark.executor.extraClassPath=" + String.join(File.pathSeparator, folders)),
                CheckJob.class,
                all);
        builder.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME",
                        home.toString(),
                        "SPARK_SCALA_VERSION",
                        "2.13",
                        "SPARK_LOCAL_IP",
                        "127.0.0.1",
                        "JAVA_HOME",
                        System.getProperty("java.home")));
        int code = builder.start().waitFor();
        return new JobResult(
                code,
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8),
                output);
    }
}
