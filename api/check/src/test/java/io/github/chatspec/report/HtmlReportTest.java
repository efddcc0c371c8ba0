package io.github.chatspec.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.text.PlainText;
import java.io.IOException;
import java.io.StringWriter;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What the page holds; {@link HtmlReportInBrowserTest} sees what it does. */
class HtmlReportTest {

    private final StringWriter out = new StringWriter();
    private final HtmlReport report = new HtmlReport(out, LocalDate.of(2026, 11, 20));

    @Test
    void theHeadDescribesTheRun() throws IOException {
        Document page = page(
                Runs.judged("a", 1, Runs.finding(Level.ERROR), Runs.finding(Level.NOTE)),
                Runs.judged("a", 2, Runs.finding(Level.ERROR)),
                Runs.judged("b", 1));

        assertThat(page.selectXpath("//header/p").eachText())
                .containsExactly("3 exchanges of 2 inputs, judged on 2026-11-20");
        assertThat(page.select(".levels li").eachText()).containsExactly("2 errors", "0 warnings", "1 note");
    }

    @Test
    void findingsWithOneFingerprintAreOneRowBelowOperationAndRule() throws IOException {
        Finding again = Runs.finding(Level.ERROR, "enum", "/things/4/type", "It is wrong, too.");
        Document page = page(
                Runs.judged("a.har", 1, Runs.finding(Level.ERROR)),
                Runs.judged("a.har", 2, again, again),
                Runs.judged("b.har", 1, Runs.finding(Level.ERROR, "enum", "/kind", "It is odd.")));

        assertThat(page.select("h2").eachText()).containsExactly("things/getThing 4 findings");
        assertThat(page.select("h3").eachText()).containsExactly("error enum 4 findings");
        assertThat(page.select("summary").eachText())
                .containsExactly(
                        "/things/*/type status 200 · 3 findings in 2 exchanges It is wrong. It is wrong, too.",
                        "/kind status 200 · 1 exchange It is odd.");
        Element row = page.select("details").get(0);
        assertThat(row.hasAttr("open")).isFalse();
        assertThat(row.select("dd").get(0).text()).isEqualTo("things/openapi.yaml:12");
        assertThat(row.select("dd").get(1).text()).isEqualTo("enum things/getThing 200 /things/*/type");
        assertThat(row.select("li").eachText())
                .containsExactly(
                        "a.har:11 entry 1 /things/0/typeIt is wrong.",
                        "a.har:12 entry 2 /things/4/typeIt is wrong, too.",
                        "a.har:12 entry 2 /things/4/typeIt is wrong, too.");
    }

    @Test
    void whatWeighsMostAndIsFoundMostOftenComesFirst() throws IOException {
        Finding error = Runs.finding(Level.ERROR, "type", "/id", "E.");
        Document page = page(
                Runs.judged("a", 1, Runs.inOperation("a/light", 200, Runs.finding(Level.NOTE))),
                Runs.judged("a", 2, Runs.inOperation("b/heavy", 200, Runs.finding(Level.WARNING))),
                Runs.judged("a", 3, Runs.inOperation("b/heavy", 200, Runs.finding(Level.ERROR))),
                Runs.judged("a", 4, Runs.inOperation("b/heavy", 200, error)),
                Runs.judged("a", 5, Runs.inOperation("b/heavy", 200, error)));

        assertThat(page.select("h2 bdi").eachText()).containsExactly("b/heavy", "a/light");
        assertThat(page.select("h3").eachText())
                .containsExactly(
                        "error type 2 findings",
                        "error enum 1 finding",
                        "warning enum 1 finding",
                        "note enum 1 finding");
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws IOException {
        Document page = page(
                Runs.judged("-", 1, Runs.bare(Level.ERROR)),
                Runs.judged("-", 2, Runs.finding(Level.ERROR, "type", "", "It is no object.")));

        assertThat(page.select("h2 bdi").eachText()).containsExactly("things/getThing", "unknown operation");
        assertThat(page.select("summary").eachText())
                .containsExactly(
                        "the whole body status 200 · 1 exchange It is no object.",
                        "the exchange 1 exchange Nobody knows it.");
        assertThat(page.select("details").get(1).select("dt").eachText()).containsExactly("Fingerprint", "Found in");
    }

    @Test
    void aRunWithoutFindingsSaysSoAndHasNothingToFilter() throws IOException {
        Document page = page(Runs.judged("a", 1));

        assertThat(page.select(".nothing").eachText()).containsExactly("Nothing was found.");
        assertThat(page.select("form, section")).isEmpty();
    }

    @Test
    void aRowNamesTheFirstTenPlacesAndTheNumberOfTheOthers() throws IOException {
        Document page = page(IntStream.rangeClosed(1, 13)
                .mapToObj(i -> Runs.judged("a", i, Runs.finding(Level.ERROR)))
                .toArray(JudgedExchange[]::new));

        assertThat(page.select("details li")).hasSize(10);
        assertThat(page.select("details .aside").eachText()).containsExactly("and 3 more");
    }

    @Test
    void whatTheListDoesNotShowIsTold() throws IOException {
        Summary.Builder summary = Runs.summary(report, Runs.judged("a", 1, Runs.finding(Level.ERROR)));
        summary.count(Runs.finding(Level.ERROR), false);
        summary.countKnown();
        Runs.countOtherHosts(summary);
        summary.resolved(List.of("type things/getThing 200 /id", "enum - - -"));
        report.end(summary.build());
        Document page = Jsoup.parse(out.toString());

        assertThat(page.select("header .aside").eachText())
                .containsExactly(
                        "2 exchanges with 1 other host were not judged: https://cdn.example (2).",
                        "Some of them fit operations of things; to judge them, use --base things=https://cdn.example.",
                        "1 finding was counted and not kept.",
                        "The baseline knows 1 more finding.",
                        "2 findings of the baseline no longer occur.");
        assertThat(page.select(".gone li").eachText()).containsExactly("type things/getThing 200 /id", "enum - - -");
    }

    @Test
    void tablesFollowTheFindingsInTheirOrder() throws IOException {
        report.section("Coverage", List.of("Place", "Seen"), List.of(List.of("/id", "3"), List.of("<b>", "never")));
        report.section("Drift", List.of("Field"), List.of());
        Document page = page(Runs.judged("a", 1, Runs.finding(Level.ERROR)));

        assertThat(page.select("h2").eachText()).containsExactly("things/getThing 1 finding", "Coverage", "Drift");
        assertThat(page.select(".table").get(0).select("th").eachText()).containsExactly("Place", "Seen");
        assertThat(page.select(".table").get(0).select("td").eachText()).containsExactly("/id", "3", "<b>", "never");
        assertThat(page.select(".table").get(1).select("td")).isEmpty();
    }

    @Test
    void filtersOfferWhatWasFound() throws IOException {
        Document page = page(
                Runs.judged("a", 1, Runs.bare(Level.ERROR)),
                Runs.judged("a", 2, Runs.finding(Level.NOTE), Runs.finding(Level.ERROR, "type", "/id", "E.")));

        assertThat(page.select("input[name=level]").eachAttr("value")).containsExactly("error", "note");
        assertThat(page.select("select[name=rule] option").eachText())
                .containsExactly("all", "enum", "operation-unknown", "type");
        assertThat(page.select("select[name=operation] option").eachText())
                .containsExactlyInAnyOrder("all", "things/getThing", "unknown operation");
    }

    @Test
    void hostileTextsAreOnlyTexts() throws IOException {
        report.section(Runs.HOSTILE, List.of(Runs.HOSTILE), List.of(List.of(Runs.HOSTILE)));
        Summary.Builder summary = Runs.summary(report, Runs.judged(Runs.HOSTILE, 1, Runs.hostile()));
        summary.resolved(List.of(Runs.HOSTILE));
        report.end(summary.build());
        Document page = Jsoup.parse(out.toString());

        String plain = PlainText.line(Runs.HOSTILE);
        assertThat(page.select("img")).isEmpty();
        assertThat(page.select("script, style")).hasSize(2);
        assertThat(page.select("[data-operation]").attr("data-operation")).isEqualTo("things/" + plain);
        assertThat(page.select("summary .message").text()).isEqualTo("It says " + plain + ".");
        assertThat(page.select(".gone li, .table h2, .table th, .table td").eachText())
                .containsOnly(plain);
        assertThat(out.toString().replace("\n", "").codePoints()).noneMatch(PlainText::isHarmful);
    }

    @Test
    void thePageAsksForNothingAndRunsNothingButItsOwnScript() throws Exception {
        Document page = page(Runs.judged("a", 1, Runs.finding(Level.ERROR)));

        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertThat(policy.split("; ", -1))
                .containsExactly(
                        "default-src 'none'",
                        "style-src '" + hash(page.select("style").get(0).data()) + "'",
                        "script-src '" + hash(page.select("script").get(0).data()) + "'",
                        "base-uri 'none'",
                        "form-action 'none'");
        assertThat(page.getAllElements().stream()
                        .flatMap(element -> element.attributes().asList().stream())
                        .map(Attribute::getKey)
                        .filter(name -> name.startsWith("on")
                                || List.of("src", "href", "style", "action", "srcset", "background")
                                        .contains(name)))
                .isEmpty();
    }

    private Document page(JudgedExchange... exchanges) throws IOException {
        Runs.run(report, exchanges);
        return Jsoup.parse(out.toString());
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
