package io.github.chatspec.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadersTest {

    @Test
    void aFieldIsFoundWhateverTheCaseOfItsName() {
        assertThat(Headers.NONE.with("Content-Type", "text/plain").first("content-TYPE"))
                .contains("text/plain");
    }

    @Test
    void theValuesOfAFieldKeepTheirOrder() {
        Headers headers = Headers.NONE.with("Via", "a").with("via", "b");

        assertThat(headers.all("VIA")).containsExactly("a", "b");
        assertThat(headers.first("via")).contains("a");
    }

    @Test
    void theFieldsOfAMessageAreFoundAsThoseOfAMap() {
        Headers sent = Headers.ofSent("Via", "a", "Host", "example", "via", "b");
        Headers expected = Headers.NONE.with("Via", "a").with("Host", "example").with("via", "b");

        assertThat(sent.asMap()).isEqualTo(expected.asMap());
        assertThat(sent.all("VIA")).isEqualTo(expected.all("VIA"));
        assertThat(sent.first("host")).contains("example");
        assertThat(sent.all("Accept")).isEmpty();
        assertThat(sent.with("VIA", "c").all("via")).containsExactly("a", "b", "c");
        assertThat(sent.incomplete().first("via")).contains("a");
        assertThat(sent.incomplete().areComplete()).isFalse();
    }

    @Test
    void anAbsentFieldHasNoValue() {
        assertThat(Headers.NONE.first("Via")).isEmpty();
        assertThat(Headers.NONE.all("Via")).isEmpty();
    }

    @Test
    void addingAValueLeavesTheOldHeadersAlone() {
        Headers before = Headers.NONE.with("Via", "a");
        before.with("Via", "b");

        assertThat(before.all("Via")).containsExactly("a");
        assertThat(Headers.NONE.asMap()).isEmpty();
    }

    @Test
    void namesThatDifferInCaseOnlyAreOneField() {
        assertThat(Headers.of(Map.of("a", List.of("1"), "A", List.of("2"))).all("a"))
                .containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void headersCannotBeChangedThroughWhatTheyReturn() {
        Headers headers = Headers.NONE.with("Via", "a");

        assertThatThrownBy(() -> headers.all("Via").add("b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> headers.asMap().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theTextFormNamesFieldsAndShowsNoValue() {
        assertThat(Headers.NONE.with("Authorization", "Bearer secret")).hasToString("[Authorization]");
    }
}
