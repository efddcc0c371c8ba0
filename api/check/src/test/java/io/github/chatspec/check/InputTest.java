package io.github.chatspec.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.report.Report;
import io.github.chatspec.report.Summary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {

    private static final String BODY = "0123456789abcdef0123456789abcdef01234567.json";

    @TempDir
    private Path folder;

    private final List<String> failures = new ArrayList<>();

    @Test
    void aZipArchiveHasTheBodiesOfItsRecording() throws IOException {
        byte[] bad = Recordings.entry("engage/getChat", "livechat")
                .at("/response/content/text")
                .textValue()
                .replace("\"livechat\"", "\"LiveChat\"")
                .getBytes(StandardCharsets.UTF_8);
        Path zip = zip(Map.of("har.har", Recordings.har(List.of(attached(BODY))), BODY, bad));

        assertThat(names(zip)).containsExactly(zip + "/har.har");
        assertThat(judged(zip)).containsExactly(zip + "/har.har entry 1 enum");
        assertThat(failures).isEmpty();
    }

    @Test
    void manyBodiesOfAZipArchiveAreReadByEveryThread() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<ObjectNode> entries = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            String name = String.format("%040x.json", i);
            files.put(name, "[]".getBytes(StandardCharsets.UTF_8));
            entries.add(attached(name));
        }
        files.put("har.har", Recordings.har(entries));
        Path zip = zip(files);

        assertThat(judged(zip)).hasSize(2000).allMatch(line -> line.endsWith(" type"));
    }

    @Test
    void aZipArchiveInAFolderIsRead() throws IOException {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        zip(Map.of("deep/a.ndjson", Recordings.ndjson(List.of(entry)), "readme.txt", new byte[0]));
        Files.write(folder.resolve("b.ndjson"), Recordings.ndjson(List.of(entry)));
        Files.writeString(folder.resolve("c.zip"), "not an archive");

        assertThat(names(folder)).containsExactly(folder + "/a.zip/deep/a.ndjson", folder + "/b.ndjson");
        assertThat(Input.of(folder + "/a.zip/deep/a.ndjson").file()).isEqualTo(folder + "/a.zip");
        assertThat(judged(folder)).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void filesOfBodiesAreNotTakenForRecordings() throws IOException {
        for (String file :
                List.of("mappings/a.json", "__files/a.json", "attached/a.har", "attached/" + BODY, "other/" + BODY)) {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "{}");
        }

        assertThat(names(folder))
                .containsExactly(folder + "/attached/a.har", folder + "/mappings/a.json", folder + "/other/" + BODY);
        assertThat(names(folder.resolve("__files"))).containsExactly(folder + "/__files/a.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.json", "/../outside.json", "a/../../outside.json"})
    void noNameLeadsOutOfAZipArchive(String name) throws IOException {
        Path archive = Files.createDirectory(folder.resolve("in")).resolve("a.zip");
        Files.writeString(folder.resolve("outside.json"), "[]");
        Files.write(archive, zipped(Map.of("har.har", Recordings.har(List.of(attached(name))))));

        assertThat(judged(archive)).containsExactly(archive + "/har.har entry 1 body-missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.har", "x/../../outside.har"})
    void aZipArchiveWithNamesThatLeadOutOfItIsNotRead(String name) throws IOException {
        Path zip = zip(Map.of(name, Recordings.har(List.of(attached("a")))));

        assertThat(names(zip)).isEmpty();
        assertThat(failures).containsExactly(zip.toString());
    }

    @Test
    void aDamagedZipArchiveIsReported() throws IOException {
        Path zip = Files.writeString(folder.resolve("a.zip"), "PK\u0003\u0004 and nothing else");

        assertThat(names(zip)).isEmpty();
        assertThat(failures).containsExactly(zip.toString());
    }

    private static ObjectNode attached(String file) {
        ObjectNode entry = Recordings.entry("engage/getChat", "livechat");
        ObjectNode content = (ObjectNode) entry.at("/response/content");
        content.remove("text");
        content.remove("size");
        content.put("_file", file);
        return entry;
    }

    private Path zip(Map<String, byte[]> files) throws IOException {
        return Files.write(folder.resolve("a.zip"), zipped(files));
    }

    private static byte[] zipped(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private List<String> names(Path path) {
        return Input.in(path.toString(), unreadable -> failures.add(unreadable.toString())).stream()
                .map(Input::name)
                .toList();
    }

    private List<String> judged(Path path) throws IOException {
        List<String> lines = new ArrayList<>();
        Report report = new Report() {
            @Override
            public void add(JudgedExchange judged) {
                judged.findings().forEach(finding -> lines.add(judged.place() + " " + finding.rule()));
            }

            @Override
            public void end(Summary summary) {
                // Only the findings matter.
            }
        };
        Check.builder(Judge.of(Contract.builtIn()))
                .threads(3)
                .threadsFrom(0)
                .listener((sentence, place) -> failures.add(sentence + " " + place))
                .build()
                .run(Input.in(path.toString(), unreadable -> failures.add(unreadable.toString())), List.of(report));
        return lines;
    }
}
