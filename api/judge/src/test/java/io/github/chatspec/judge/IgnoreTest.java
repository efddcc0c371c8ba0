package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreTest {

    private static final LocalDate DAY = LocalDate.parse("2027-01-31");

    @ParameterizedTest
    @CsvSource({
        "/response/flag, /response/flag, true",
        "/response/flag, /response/flags, false",
        "/response/*, /response/flag, true",
        "/response/*, /response/tag/0, false",
        "/response/*, /response, false",
        "/response/tag/*, /response/tag/0, true",
        "/response/messages/*/text, /response/messages/12/text, true",
        "/response/messages/*/text, /response/messages/12/attachment/text, false",
        "/response/*_id, /response/chat_id, true",
        "/response/*_id, /response/customer/destination_id, false",
        "/response/**, /response/messages/0/text, true",
        "/response/**, /response, true",
        "/response/**, /responses, false",
        "/**/text, /response/messages/0/text, true",
        "/**/text, /text, true",
        "/response/**/text, /response/text, true",
        "/response/**/text, /response/a/b/text, true",
        "/response/**/text, /response/a/b/context, false",
        "**, /anything/at/all, true",
        "**, '', true",
        "/**, '', true",
        "*, '', true",
        "*, /flag, false",
        "/a.c, /abc, false",
        "/[a-z], /b, false",
        "/a~1b, /a~1b, true",
        "/*, '/line\nbreak', true",
        "**, '/line\nbreak', true"
    })
    void theGlobCoversPointersSegmentBySegment(String glob, String pointer, boolean covered) {
        Ignore ignore = new Ignore("*", "*", glob.replace("\\n", "\n"), "Known.", Optional.empty());

        assertThat(ignore.covers(finding(Optional.of(pointer.replace("\\n", "\n"))), DAY))
                .isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "enum, engage/getChat, true",
        "*, *, true",
        "type, *, false",
        "*, engage/listChats, false",
        "en*, *, false"
    })
    void ruleAndOperationMustMatchToo(String rule, String operation, boolean covered) {
        Ignore ignore = new Ignore(rule, operation, "**", "Known.", Optional.empty());

        assertThat(ignore.covers(finding(Optional.of("/a")), DAY)).isEqualTo(covered);
    }

    @Test
    void aFindingAboutTheExchangeAsAWholeIsCoveredByTheStarsForAnyPlace() {
        assertThat(new Ignore("*", "*", "**", "Known.", Optional.empty()).covers(finding(Optional.empty()), DAY))
                .isTrue();
        assertThat(new Ignore("*", "*", "/a", "Known.", Optional.empty()).covers(finding(Optional.empty()), DAY))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2027-01-30, true", "2027-01-31, true", "2027-02-01, false"})
    void theLastDayIsTheLastOnWhichItIsCovered(LocalDate today, boolean covered) {
        Ignore ignore = new Ignore("*", "*", "**", "Known.", Optional.of(DAY));

        assertThat(ignore.covers(finding(Optional.of("/a")), today)).isEqualTo(covered);
        assertThat(ignore.isExpired(today)).isEqualTo(!covered);
    }

    @Test
    void withoutALastDayItNeverExpires() {
        assertThat(new Ignore("*", "*", "**", "Known.", Optional.empty()).isExpired(LocalDate.MAX))
                .isFalse();
    }

    private static Finding finding(Optional<String> pointer) {
        return new Finding(
                "enum",
                Level.ERROR,
                Optional.of("engage/getChat"),
                200,
                pointer,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "A sentence.",
                false);
    }
}
