package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Mutant;
import io.github.chatspec.judge.Thing;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatRuleTest {

    private static final Rule RULE = Mutant.rule("format");

    @Test
    void aTextThatIsNotATimestampIsReportedOnce() {
        livechat("\"yesterday\"")
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "/response/updated_at",
                        "/components/schemas/Timestamp/format",
                        "\"yesterday\" is not a valid date-time; promised: A timestamp in UTC according to RFC 3339, with any"
                                + " number of fraction digits (detail.chat.updated_at).");
    }

    @Test
    void aTimestampInAnotherZoneIsReportedByItsPattern() {
        livechat("\"2019-08-17T00:02:13.842+02:00\"")
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "/response/updated_at",
                        "/components/schemas/Timestamp/pattern",
                        "\"2019-08-17T00:02:13.842+02:00\" does not match the pattern .*(Z|\\+00:00)$; promised: A"
                                + " timestamp in UTC according to RFC 3339, with any number of fraction digits"
                                + " (detail.chat.updated_at).");
    }

    @Test
    void anInvalidAddressIsReported() {
        Mutant.of("engage/getChat", "sms")
                .set("/response/messages/1/attachment/url", "\"<hosted URL of the attachment>\"")
                .assertOnly(
                        RULE,
                        Level.ERROR,
                        "/response/messages/1/attachment/url",
                        "/components/schemas/Attachment/properties/url/format",
                        "\"<hosted URL of the attachment>\" is not a valid uri; promised: Where the file is hosted"
                                + " (detail.attachment.url).");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-08-16T22:02:13Z",
                "2019-08-16T22:02:13+00:00",
                "2019-08-16T22:02:13.84Z",
                "2019-08-16T22:02:13.2599382Z",
                "2019-08-16T22:02:13.123456789012345Z",
                "2020-02-29T00:00:00Z",
                "2016-12-31T23:59:60Z"
            })
    void aMomentInUtcIsNotReported(String moment) {
        assertThat(livechat("\"" + moment + "\"").findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-08-16T22:02:13+02:00",
                "2019-08-16T22:02:13-00:00",
                "2019-08-16T22:02:13",
                "2019-08-16 22:02:13Z",
                "2019-02-30T22:02:13Z",
                "2019-02-29T22:02:13Z",
                "2019-08-16",
                "2019-08-16T24:00:00Z",
                "2019-08-16T22:02:60Z",
                "2019-08-16T22:02Z",
                "2019-08-16T22:02:13.Z",
                "2019-08-16T22:02:13,5Z",
                "1565992933842",
                "2019-08-16T22:02:13z",
                ""
            })
    void aTimestampOutsideUtcIsReportedOnce(String text) {
        assertThat(livechat("\"" + text + "\"").findings())
                .extracting(Finding::rule)
                .containsExactly(RULE.id());
    }

    @Test
    void aReferenceToAnAddressMayBeAPrintedPlaceholder() {
        assertThat(Mutant.of("helpscout/getChat", "chat").findings()).isEmpty();
    }

    private static Mutant livechat(String updated) {
        return Mutant.of("engage/getChat", "livechat").set("/response/updated_at", updated);
    }

    @Test
    void ofALongDescriptionOnlyTheFirstSentenceIsShown(@TempDir Path folder) throws IOException {
        String schema = "{\"type\": \"string\", \"format\": \"date\", \"description\":"
                + " \"The day,\\n  e.g. a Monday. More\\n\\nabout it.\"}";

        assertThat(Thing.of31(folder, schema).findings("\"x\""))
                .extracting(Finding::message)
                .containsExactly(
                        "\"x\" is not a valid date; promised: The day, e.g. a Monday (#" + Thing.SCHEMA + "/format).");
    }
}
