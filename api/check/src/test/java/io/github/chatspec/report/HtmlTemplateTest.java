package io.github.chatspec.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTemplateTest {

    @Test
    void aTextIsEscapedAndStaysOnItsLine() throws IOException {
        assertThat(filled("<p title=\"{{text}}\">{{text}}</p>", Map.of("text", "<'\"&\n{{x}}")))
                .isEqualTo("<p title=\"&lt;&#39;&quot;&amp;\\u000a{{x}}\">&lt;&#39;&quot;&amp;\\u000a{{x}}</p>");
    }

    @Test
    void whatIsOursIsWrittenAsItIs() throws IOException {
        assertThat(filled("<style>{{{css}}}</style>", Map.of("css", "a > b {\n}")))
                .isEqualTo("<style>a > b {\n}</style>");
    }

    @Test
    void aSectionIsWrittenOncePerItemAndItsTagsLeaveNoEmptyLines() throws IOException {
        String text = "a\n{{#items}}\n<b>{{name}}{{#inner}}[{{x}}]{{/inner}}</b>\n{{/items}}\nz\n";

        assertThat(filled(
                        text,
                        Map.of(
                                "items",
                                List.of(
                                        Map.of("name", 1, "inner", List.of(Map.of("x", "p"), Map.of("x", "q"))),
                                        Map.of("name", 2, "inner", List.of())))))
                .isEqualTo("a\n<b>1[p][q]</b>\n<b>2</b>\nz\n");
        assertThat(filled(text, Map.of("items", List.of()))).isEqualTo("a\nz\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{other}}", "{{{other}}}", "{{#other}}{{/other}}"})
    void aPlaceForWhichNothingIsGivenIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filled(text, Map.of("text", "")))
                .withMessage("Nothing is given for other.");
    }

    @ParameterizedTest
    @CsvSource({
        "{{#a}}, The section a does not end.",
        "{{#a}}{{#b}}{{/a}}{{/b}}, The section a ends where it did not begin.",
        "{{/a}}, The section a ends where it did not begin."
    })
    void sectionsThatDoNotFitAreRefused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HtmlTemplate.parse(text))
                .withMessage(message);
    }

    private static String filled(String text, Map<String, ?> values) throws IOException {
        StringBuilder out = new StringBuilder();
        HtmlTemplate.parse(text).fill(values, out);
        return out.toString();
    }
}
