package io.github.chatspec.judge.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestMediaTypeRuleTest {

    private static final String GOOD = "{\"name\": \"ab\", \"secret\": \"s\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "Application/JSON; charset=utf-8", "text/plain", "text/csv; header=present"})
    void aDocumentedMediaTypeOrOneInADocumentedRangeIsAccepted(String mediaType) {
        assertThat(RequestBodyRuleTest.judge(mediaType, GOOD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "application/vnd.a+json", "image/png"})
    void anyOtherMediaTypeIsReported(String mediaType) {
        assertThat(RequestBodyRuleTest.judge(mediaType, GOOD))
                .extracting(Finding::rule, Finding::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "request-media-type",
                        "The body of the request has the media type \"" + mediaType
                                + "\", where application/json, application/x-www-form-urlencoded or text/* is documented"
                                + " (#/paths/~1things/post/requestBody)."));
    }

    @Test
    void aMissingMediaTypeIsReported() {
        assertThat(RequestBodyRuleTest.judge("", GOOD))
                .extracting(Finding::rule)
                .containsExactly("request-media-type");
    }
}
