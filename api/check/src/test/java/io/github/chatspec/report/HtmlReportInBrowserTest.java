package io.github.chatspec.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.testing.Browser;
import io.github.chatspec.text.PlainText;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page does in a real browser. */
@Tag("browser")
class HtmlReportInBrowserTest {

    private static final Path PICTURES = Path.of("target", "report-pictures");

    private static Browser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startBrowser() {
        Optional<String> missing = Browser.missing();
        String reason = "The page was not looked at in a browser. " + missing.orElse("");
        if (missing.isPresent()) {
            // The reason of an assumption stands in an XML file only.
            System.out.println(reason);
        }
        assumeTrue(missing.isEmpty(), reason);
        browser = Browser.start();
    }

    @AfterAll
    static void endBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void beginAnew() throws IOException {
        browser.screen(1200, 900, false);
        browser.requests();
        browser.complaints();
    }

    @Test
    void everyFilterHidesWhatItLeavesOutAndTheyHoldTogether() throws IOException {
        browser.open(several());

        assertThat(browser.shown("h3 bdi")).containsExactly("enum", "type", "enum", "reading", "operation-unknown");
        assertThat(browser.shown("output")).containsExactly("6 of 6 shown");

        browser.click("input[value=warning]");
        assertThat(browser.shown("h3 .badge")).containsExactly("error", "error", "note", "error");
        assertThat(browser.shown("output")).containsExactly("5 of 6 shown");

        browser.choose("rule", "enum");
        assertThat(browser.shown("h3 bdi")).containsExactly("enum");
        assertThat(browser.shown("h2 bdi")).containsExactly("things/getThing");
        assertThat(browser.shown("output")).containsExactly("2 of 6 shown");

        browser.choose("rule", "all");
        browser.choose("operation", "unknown operation");
        assertThat(browser.shown("h3 bdi")).containsExactly("operation-unknown");
        assertThat(browser.shown("h2 bdi")).containsExactly("unknown operation");

        browser.click("input[value=error]");
        assertThat(browser.shown(".operation h2")).isEmpty();
        assertThat(browser.shown("output")).containsExactly("0 of 6 shown");
    }

    @Test
    void withoutScriptsThePageIsAFullListAndOffersNoFilters() throws IOException {
        // A policy, since a browser may apply its setting for scripts after the page is loaded.
        String page = Files.readString(several());
        String policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'\">";
        browser.open(Files.writeString(
                folder.resolve("without-scripts.html"),
                page.replaceFirst("<head>", Matcher.quoteReplacement("<head>" + policy))));

        assertThat(browser.shown("h3")).hasSize(5);
        assertThat(browser.shown("form")).isEmpty();
    }

    @Test
    void aRowOpensWhenItIsClicked() throws IOException {
        browser.open(several());

        assertThat(browser.shown("details li")).isEmpty();
        browser.click("summary");
        assertThat(browser.shown("details li")).hasSize(2);
    }

    @Test
    void hostileTextsDoNotRunAndAreSeenAsTheyAre() throws IOException {
        browser.open(page(List.of(Runs.judged(Runs.HOSTILE, 1, Runs.hostile()))));

        assertThat(browser.value("typeof window.hostile").textValue()).isEqualTo("undefined");
        assertThat(browser.value("document.images.length").intValue()).isZero();
        assertThat(browser.shown("summary .message")).containsExactly("It says " + PlainText.line(Runs.HOSTILE) + ".");
        browser.click("select[name=operation] option:nth-child(2)");
        assertThat(browser.shown("output")).containsExactly("1 of 1 shown");
    }

    @Test
    void nothingIsAskedForAndNothingIsRefused() throws IOException {
        Path page = several();
        browser.open(page);
        browser.click("summary");

        assertThat(browser.requests()).containsExactly(page.toUri().toString());
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aScriptThatIsNotOursIsRefused() throws IOException {
        Path page = several();
        Files.writeString(
                page, Files.readString(page).replace("</body>", "<script>window.hostile = 1</script></body>"));
        browser.open(page);

        assertThat(browser.value("typeof window.hostile").textValue()).isEqualTo("undefined");
        assertThat(browser.complaints()).anyMatch(complaint -> complaint.contains("Content Security Policy"));
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 360, 390, 768, 1200})
    void nothingIsWiderThanTheScreen(int width) throws IOException {
        browser.screen(width, 800, false);
        browser.open(wide());
        browser.value("document.querySelectorAll('details').forEach(row => row.open = true)");

        assertThat(browser.value("document.documentElement.scrollWidth").intValue())
                .isLessThanOrEqualTo(width);
        assertThat(browser.value("window.innerWidth").intValue()).isEqualTo(width);
    }

    @Test
    void tenThousandFindingsCanBeFiltered() throws IOException {
        browser.open(page(IntStream.range(0, 10_000)
                .mapToObj(
                        i -> Runs.judged("a.har", i + 1, Runs.finding(Level.ERROR, "type", letters(i), "It is wrong.")))
                .toList()));

        assertThat(browser.value("document.querySelectorAll('details').length").intValue())
                .isEqualTo(10_000);
        browser.click("input[value=error]");
        assertThat(browser.shown("output")).containsExactly("0 of 10000 shown");
        assertThat(browser.shown("details")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"desk-light, 1200, false", "desk-dark, 1200, true", "phone-light, 390, false", "phone-dark, 390, true"})
    void thePageHasTheColoursOfItsSurroundings(String name, int width, boolean dark) throws IOException {
        browser.screen(width, 844, dark);
        browser.open(wide());
        browser.click("summary");
        browser.picture(PICTURES.resolve(name + ".png"));

        String ground =
                browser.value("getComputedStyle(document.body).backgroundColor").textValue();
        assertThat(ground).isEqualTo(dark ? "rgb(18, 21, 24)" : "rgb(246, 247, 248)");
    }

    /** A pointer of its own for each number, without digits, which a fingerprint would mask. */
    private static String letters(int number) {
        return "/field" + (char) ('a' + number / 676) + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
    }

    /** Findings of two operations, three rules and every level. */
    private Path several() throws IOException {
        return page(List.of(
                Runs.judged(
                        "a.har",
                        1,
                        Runs.finding(Level.ERROR),
                        Runs.finding(Level.WARNING),
                        Runs.finding(Level.NOTE, "reading", "/key", "It is the other reading.")),
                Runs.judged("a.har", 2, Runs.finding(Level.ERROR), Runs.finding(Level.ERROR, "type", "/id", "E.")),
                Runs.judged("b.har", 1, Runs.bare(Level.ERROR))));
    }

    /** Everything is long that can be. */
    private Path wide() throws IOException {
        String path = "/" + "response/messages/".repeat(12) + "0";
        Finding deep =
                Runs.finding(Level.WARNING, "undocumented-field", path, "The key " + path + " is not documented.");
        return page(List.of(
                Runs.judged("recordings/" + "a-very-long-name-".repeat(10) + ".har", 123_456, deep, deep),
                Runs.judged(
                        "a", 1, Runs.inOperation("things/" + "getThing".repeat(20), 404, Runs.finding(Level.ERROR))),
                Runs.judged("a", 2, Runs.finding(Level.ERROR)),
                Runs.judged("a", 2, Runs.finding(Level.NOTE, "reading", "/key", "It is the other reading."))));
    }

    private Path page(List<JudgedExchange> exchanges) throws IOException {
        Path file = folder.resolve("report.html");
        try (Writer out = Files.newBufferedWriter(file, UTF_8)) {
            HtmlReport report = new HtmlReport(out, LocalDate.of(2026, 11, 20));
            report.section(
                    "A table",
                    List.of("Place", "Value", "Times", "First seen"),
                    List.of(
                            List.of("/" + "response".repeat(10), "a", "1", "2026-11-20"),
                            List.of("/id", "b", "2", "-")));
            Runs.run(report, exchanges.toArray(JudgedExchange[]::new));
        }
        return file;
    }
}
