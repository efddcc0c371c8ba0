package io.github.chatspec.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Recordings;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.report.JudgedExchange;
import io.github.chatspec.report.OtherHosts;
import io.github.chatspec.report.Summary;
import io.github.chatspec.routing.BaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check does about requests to which no operation of the contracts belongs, unless a base URL is given. */
class UnknownOperationsTest {

    private static final Judge JUDGE = Judge.of(Contract.builtIn());
    private static final ObjectNode GOOD = Recordings.entry("engage/getChat", "livechat");
    private static final ObjectNode BAD = Recordings.withBody(
            GOOD, GOOD.at("/response/content/text").textValue().replace("\"livechat\"", "\"LiveChat\""));

    @TempDir
    private Path folder;

    private final RecordingReport seen = new RecordingReport();
    private final List<String> failures = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"https://acme.imi.chat/users/7", "http://api.helpscout.net:8080/users/7", "/users/7"})
    void anUnknownOperationOfAVendorIsAFindingWithoutOne(String url) throws IOException {
        Path file = write("other.ndjson", Recordings.ndjson(List.of(sentTo(url))));

        check().build().run(inputs(file), List.of(seen));

        assertThat(seen.lines()).containsExactly("1@1 operation-unknown null 200");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void exchangesWithOtherHostsAreCountedAndNotJudged(int threads) throws IOException {
        ObjectNode left = sentTo("https://cdn.example/a.png");
        ((ObjectNode) left.at("/response/content")).remove("text");
        ObjectNode page = sentTo("http://localhost:3000/index.html");
        ObjectNode staging = sentTo("https://staging.example/api/v3.1/chats/C1?page=1");
        ObjectNode html = sentTo("https://app.example/v3.1/chats");
        ((ObjectNode) html.at("/response/headers/0")).put("value", "text/html");
        Path file = write(
                "page.ndjson",
                Recordings.ndjson(List.of(
                        page, left, BAD, left, sentTo("data:image/png;base64,AAAA"), staging, html, GOOD, staging)));

        Summary summary = check().threads(threads)
                .threadsFrom(0)
                .build()
                .run(inputs(file), List.of(seen))
                .summary();

        assertThat(seen.lines()).containsExactly("3@3 enum engage/getChat 200");
        assertThat(seen.judged).extracting(JudgedExchange::entry).containsExactly(3L, 8L);
        assertThat(summary.exchanges()).isEqualTo(2);
        assertThat(summary.otherHosts().exchanges()).isEqualTo(7);
        assertThat(summary.otherHosts().hosts())
                .isEqualTo(Map.of(
                        "http://localhost:3000", 1L,
                        "https://cdn.example", 2L,
                        "data:", 1L,
                        "https://staging.example", 2L,
                        "https://app.example", 1L));
        assertThat(summary.otherHosts().bases()).containsExactly("engage=https://staging.example/api");
        assertThat(failures).isEmpty();
    }

    @Test
    void exchangesWithOtherHostsAreFindingsIfOnlyKnownOnesAreAllowed() throws IOException {
        Path file = write(
                "page.ndjson", Recordings.ndjson(List.of(sentTo("https://cdn.example/a"), sentTo("data:x"), GOOD)));

        Summary summary =
                check().onlyKnown().build().run(inputs(file), List.of(seen)).summary();

        assertThat(seen.lines()).containsExactly("1@1 operation-unknown null 200", "2@2 operation-unknown null 200");
        assertThat(summary.exchanges()).isEqualTo(3);
        assertThat(summary.otherHosts()).isEqualTo(OtherHosts.NONE);
    }

    @Test
    void theSuggestedBaseMakesTheExchangesJudged() throws IOException {
        ObjectNode staging = BAD.deepCopy();
        ((ObjectNode) staging.get("request")).put("url", "https://staging.example/a/b/v3.1/chats/CSR7QK2M9XV4T1B8");
        Path file = write("staging.ndjson", Recordings.ndjson(List.of(staging)));
        Set<String> bases = check().build()
                .run(inputs(file), List.of())
                .summary()
                .otherHosts()
                .bases();

        check().bases(bases.stream()
                        .map(base -> BaseUrl.of(base, Contract.builtIn()))
                        .toList())
                .build()
                .run(inputs(file), List.of(seen));

        assertThat(seen.lines()).containsExactly("1@1 enum engage/getChat 200");
    }

    @Test
    void aBaseMapsRequestsThatWereRecordedThroughAProxy() throws IOException {
        ObjectNode proxied = BAD.deepCopy();
        ((ObjectNode) proxied.get("request")).put("url", "https://proxy.example/in/v3.1/chats/CSR7QK2M9XV4T1B8");
        Path file = write("proxied.ndjson", Recordings.ndjson(List.of(proxied)));
        List<BaseUrl> bases = List.of(BaseUrl.of("https://proxy.example/in", Contract.builtIn()));

        check().bases(bases).build().run(inputs(file), List.of(seen));

        assertThat(seen.lines()).containsExactly("1@1 enum engage/getChat 200");
    }

    private static ObjectNode sentTo(String url) {
        ObjectNode entry = GOOD.deepCopy();
        ((ObjectNode) entry.get("request")).put("url", url);
        return entry;
    }

    private Check.Builder check() {
        return Check.builder(JUDGE).listener((sentence, place) -> failures.add(sentence + " " + place));
    }

    private List<Input> inputs(Path path) {
        return Input.in(path.toString(), unreadable -> failures.add(unreadable.toString()));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }
}
