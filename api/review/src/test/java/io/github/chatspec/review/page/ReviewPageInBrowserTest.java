package io.github.chatspec.review.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.testing.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the review page does in a real browser. */
@Tag("browser")
class ReviewPageInBrowserTest {

    private static final Path PICTURES = Path.of("target", "review-pictures");
    private static final List<String> VIEWS = List.of("operations", "documents", "conflicts");

    private static Browser browser;

    @TempDir
    private static Path folder;

    private static Path page;
    private static Path small;

    @BeforeAll
    static void startBrowser() throws IOException {
        Optional<String> missing = Browser.missing();
        String reason = "The review page was not looked at in a browser. " + missing.orElse("");
        if (missing.isPresent()) {
            // The reason of an assumption is in an XML file only.
            System.out.println(reason);
        }
        assumeTrue(missing.isEmpty(), reason);
        page = ReviewPages.complete(folder.resolve("review.html"));
        small = ReviewPages.small(folder.resolve("small.html"));
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
        browser.screen(1280, 900, false);
        open(page);
        browser.requests();
        browser.complaints();
    }

    @Test
    void onlyOneViewIsShownAndTheLinksChangeIt() {
        assertThat(browser.shown(".view > h2, #contents summary")).containsExactly("Contents");
        for (String view : List.of("documents", "conflicts")) {
            browser.click(".views a[href=\"#" + view + "\"]");
            browser.await("!document.getElementById('" + view + "').hidden");
            assertThat(visibleViews()).containsExactly(view);
            assertThat(browser.shown(".views a[aria-current]")).hasSize(1);
        }
    }

    @Test
    void everyFilterShowsTheLinesWithItsMarkAndTwoFiltersThoseWithBoth() {
        for (PageFlag flag : PageFlag.values()) {
            browser.click("input[value=" + flag.key() + "]");
            assertThat(flagsOfShownLines())
                    .isNotEmpty()
                    .allSatisfy(flags -> assertThat(flags.split(" ")).contains(flag.key()));
            browser.click("input[value=" + flag.key() + "]");
        }
        browser.click("input[value=contradictory]");
        int contradictory = flagsOfShownLines().size();
        browser.click("input[value=unseen]");

        assertThat(flagsOfShownLines())
                .hasSizeLessThan(contradictory)
                .allSatisfy(flags -> assertThat(flags.split(" ")).contains("contradictory", "unseen"));
        assertThat(browser.shown("output").get(0))
                .startsWith(flagsOfShownLines().size() + " of ");
    }

    @Test
    void theKeyboardIsEnoughToFindALine() {
        key("document.body", "/");
        assertThat(focused()).isEqualTo("search");
        type("status expired");
        List<String> matches = shownLines();
        assertThat(matches).hasSizeBetween(2, 50);

        key("document.activeElement", "Enter");
        assertThat(focused()).isEqualTo(matches.get(0));
        key("document.activeElement", "ArrowDown");
        assertThat(focused()).isEqualTo(matches.get(1));
        key("document.activeElement", "ArrowUp");
        key("document.activeElement", "ArrowUp");
        assertThat(focused()).isEqualTo("search");
        key("document.activeElement", "Escape");
        assertThat(shownLines()).hasSizeGreaterThan(matches.size());
    }

    @Test
    void aSearchWithoutMatchesShowsNoHeading() {
        type("no-such-word");

        assertThat(shownLines()).isEmpty();
        assertThat(browser.shown(".groups h2, .groups h3, .groups h4")).isEmpty();
        assertThat(browser.shown("output").get(0)).startsWith("0 of ");
    }

    @Test
    void aLinkLeadsToItsPlaceInAnotherViewAndIfAFilterHidesIt() {
        String conflict =
                browser.value("document.querySelector('.conflict').id").textValue();
        type("no-such-word");
        browser.value("location.hash = '#" + conflict + "'");
        browser.await("!document.getElementById('conflicts').hidden");

        assertThat(browser.value("document.getElementById('" + conflict + "').checkVisibility()")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void everyLinkOfThePageHasATarget() {
        JsonNode lost =
                browser.value("[...document.querySelectorAll('a')].map(a => decodeURIComponent(a.hash.slice(1)))"
                        + ".filter(id => !document.getElementById(id))");

        assertThat(lost).isEmpty();
    }

    @Test
    void nothingIsRequestedAndTheSecurityPolicyRefusesNothing() throws IOException {
        open(page);

        assertThat(browser.requests()).allMatch(url -> url.startsWith("file:"));
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390, 768, 1280})
    void nothingIsWiderThanTheScreen(int width) throws IOException {
        for (Path each : List.of(page, ReviewPages.hostile(folder.resolve("hostile.html")))) {
            browser.screen(width, 844, false);
            open(each);
            browser.value("document.querySelectorAll('details').forEach(each => each.open = true)");
            browser.value("document.querySelectorAll('.view').forEach(each => each.hidden = false)");

            assertThat(browser.value("document.documentElement.scrollWidth").intValue())
                    .isLessThanOrEqualTo(width);
        }
    }

    @Test
    void hostileTextsOfAContractDoNotRun() throws IOException {
        open(ReviewPages.hostile(folder.resolve("hostile.html")));

        assertThat(browser.value("typeof window.hostile").textValue()).isEqualTo("undefined");
        assertThat(browser.value("document.images.length").intValue()).isZero();
        assertThat(browser.shown("h1").get(0)).contains("<img src=x");
    }

    @ParameterizedTest
    @CsvSource({"desk-light, 1280, false", "desk-dark, 1280, true", "phone-light, 390, false", "phone-dark, 390, true"})
    void axeFindsNoViolationOfLevelAA(String name, int width, boolean dark) throws IOException {
        browser.screen(width, width < 500 ? 844 : 900, dark);
        // The small page has everything that a page can have, and axe-core takes a minute for the large one.
        open(small);
        for (String view : VIEWS) {
            browser.value("location.hash = '#" + view + "'");
            browser.await("!document.getElementById('" + view + "').hidden");
            browser.value("document.querySelectorAll('details').forEach(each => each.open = true)");

            assertThat(violations()).as(name + " " + view).isEmpty();
        }
    }

    @Test
    void axeFindsAViolation() throws IOException {
        open(small);
        browser.value("document.querySelector('.groups h4 small').style.color = '#999'");

        assertThat(violations()).anyMatch(violation -> violation.startsWith("color-contrast"));
    }

    /** For people: a test cannot tell what a page looks like. */
    @ParameterizedTest
    @CsvSource({"desk-light, 1280, false", "desk-dark, 1280, true", "phone-light, 390, false", "phone-dark, 390, true"})
    void thePageHasTheColorsOfItsSurroundings(String name, int width, boolean dark) throws IOException {
        browser.screen(width, width < 500 ? 844 : 900, dark);
        open(page);
        List<String> places = new ArrayList<>(VIEWS);
        browser.value(
                        "[...document.querySelectorAll('.entry')].filter((each, i) => i % 120 === 100).map(each => each.id)")
                .forEach(id -> places.add(id.asText()));
        browser.value("document.querySelectorAll('.ruling').forEach((each, i) => each.open = i % 3 === 0)");
        browser.picture(PICTURES.resolve(name + ".png"));
        for (String place : places) {
            browser.value("location.hash = '#" + place + "'");
            browser.await("document.getElementById('" + place + "').checkVisibility()");
            browser.picture(PICTURES.resolve(name + "-" + place.replaceAll("\\W", "-") + ".png"));
        }

        String ground =
                browser.value("getComputedStyle(document.body).backgroundColor").textValue();
        assertThat(ground).isEqualTo(dark ? "rgb(18, 21, 24)" : "rgb(246, 247, 248)");
    }

    /** Returns what axe-core finds, one line for each place. */
    private static List<String> violations() throws IOException {
        try (InputStream script = ReviewPageInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            browser.value("(() => { if (!window.axe) { " + new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    + " } })()");
        }
        browser.value("(() => { window.found = null; axe.run(document, {runOnly:"
                + " ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations']})"
                + ".then(result => window.found = result.violations.flatMap(each => each.nodes.slice(0, 3)"
                + ".map(node => each.id + ' ' + node.target + ': ' + node.failureSummary)),"
                + " error => window.found = ['failed ' + error]) })()");
        browser.await("window.found");
        return browser.value("window.found").valueStream().map(JsonNode::asText).toList();
    }

    private static void open(Path file) {
        // A change of the fragment alone would not load the page again.
        browser.open("about:blank");
        browser.open(file.toAbsolutePath());
        browser.await("!document.getElementById('filters').hidden");
    }

    private static List<String> visibleViews() {
        return browser.value(
                        "[...document.querySelectorAll('.view')].filter(each => !each.hidden).map(each => each.id)")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> shownLines() {
        return browser.value("[...document.querySelectorAll('.item')].filter(e => e.checkVisibility()).map(e => e.id)")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> flagsOfShownLines() {
        return browser.value("[...document.querySelectorAll('.item')].filter(e => e.checkVisibility())"
                        + ".map(e => e.dataset.flags)")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static String focused() {
        return browser.value("document.activeElement.id").textValue();
    }

    private static void key(String target, String key) {
        browser.value("(" + target + ").dispatchEvent(new KeyboardEvent('keydown', {key: '" + key
                + "', bubbles: true, cancelable: true}))");
    }

    private static void type(String words) {
        browser.value("(field => { field.value = '" + words
                + "'; field.dispatchEvent(new Event('input', {bubbles: true})); })(document.getElementById('search'))");
    }
}
