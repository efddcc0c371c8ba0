package io.github.chatspec.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.startsWith;

import io.github.chatspec.finding.Level;
import io.restassured.filter.Filter;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConformanceFilterTest {

    private static final Filter FILTER = new ConformanceFilter(Answer.JUDGE);

    @Test
    void anAnswerThatKeepsItsContractPassesAndCanBeUsed() throws IOException {
        try (Vendor vendor = Vendor.answering(Answer.GOOD)) {
            Response response = get(vendor, FILTER);

            response.then().statusCode(200).body("response.chat_id", startsWith("CSR"));
            assertThat(response.asByteArray()).isEqualTo(Answer.GOOD.body());
        }
    }

    @Test
    void theBodyCanStillBeReadAsAStreamAndAsText() throws IOException {
        try (Vendor vendor = Vendor.answering(Answer.GOOD)) {
            assertThat(get(vendor, FILTER).asInputStream()).hasBinaryContent(Answer.GOOD.body());
            assertThat(get(vendor, FILTER).asString())
                    .isEqualTo(new String(Answer.GOOD.body(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void aDocumentedRefusalPasses() throws IOException {
        try (Vendor vendor = Vendor.answering(Answer.REFUSAL)) {
            assertThat(get(vendor, FILTER).statusCode()).isEqualTo(Answer.REFUSAL.status());
        }
    }

    @Test
    void anAnswerThatDepartsFailsWithTheFindingAndItsPlaces() throws IOException {
        try (Vendor vendor = Vendor.answering(Answer.BROKEN)) {
            assertThatThrownBy(() -> get(vendor, FILTER))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage(Answer.errorIn("to GET /v3.1/chats/CSR7QK2M9XV4T1B8"));
        }
    }

    @Test
    void aWarningFailsOnlyWhereItIsAskedFor() throws IOException {
        try (Vendor vendor = Vendor.answering(Answer.ODD)) {
            get(vendor, FILTER);
            assertThatThrownBy(() -> get(vendor, new ConformanceFilter(Answer.JUDGE, Level.WARNING)))
                    .hasMessage(Answer.warningIn("to GET /v3.1/chats/CSR7QK2M9XV4T1B8"));
        }
    }

    private static Response get(Vendor vendor, Filter filter) {
        return given().filter(filter).header("Authorization", Answer.SECRET).get(vendor.url());
    }
}
