package io.github.chatspec.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.finding.Level;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.client.RestTemplate;

class ConformanceInterceptorTest {

    private static final ConformanceInterceptor INTERCEPTOR = new ConformanceInterceptor(Answer.JUDGE);

    static Stream<ClientHttpRequestFactory> factories() {
        return Stream.of(new JdkClientHttpRequestFactory(), new SimpleClientHttpRequestFactory());
    }

    @ParameterizedTest
    @MethodSource("factories")
    void anAnswerThatKeepsItsContractPassesAndCanBeUsed(ClientHttpRequestFactory factory) throws IOException {
        try (Vendor vendor = Vendor.answering(Answer.GOOD)) {
            ResponseEntity<byte[]> answer = get(vendor, factory, INTERCEPTOR);

            assertThat(answer.getStatusCode().value()).isEqualTo(200);
            assertThat(answer.getHeaders().getFirst("Content-Type")).isEqualTo(Answer.GOOD.mediaType());
            assertThat(answer.getBody()).isEqualTo(Answer.GOOD.body());
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void aDocumentedRefusalPassesAndCanBeUsed(ClientHttpRequestFactory factory) throws IOException {
        try (Vendor vendor = Vendor.answering(Answer.REFUSAL)) {
            assertThatThrownBy(() -> get(vendor, factory, INTERCEPTOR))
                    .isInstanceOfSatisfying(RestClientResponseException.class, refusal -> {
                        assertThat(refusal.getStatusCode().value()).isEqualTo(Answer.REFUSAL.status());
                        assertThat(refusal.getResponseBodyAsByteArray()).isEqualTo(Answer.REFUSAL.body());
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void anAnswerThatDepartsFailsWithTheFindingAndItsPlaces(ClientHttpRequestFactory factory) throws IOException {
        try (Vendor vendor = Vendor.answering(Answer.BROKEN)) {
            assertThatThrownBy(() -> get(vendor, factory, INTERCEPTOR))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage(Answer.errorIn("to GET /v3.1/chats/CSR7QK2M9XV4T1B8"));
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void aWarningFailsOnlyWhereItIsAskedFor(ClientHttpRequestFactory factory) throws IOException {
        try (Vendor vendor = Vendor.answering(Answer.ODD)) {
            get(vendor, factory, INTERCEPTOR);
            assertThatThrownBy(() -> get(vendor, factory, new ConformanceInterceptor(Answer.JUDGE, Level.WARNING)))
                    .hasMessage(Answer.warningIn("to GET /v3.1/chats/CSR7QK2M9XV4T1B8"));
        }
    }

    @Test
    void aRestTemplateIsServedAsWell() throws IOException {
        RestTemplate template = new RestTemplate();
        template.setInterceptors(List.of(INTERCEPTOR));
        try (Vendor good = Vendor.answering(Answer.GOOD);
                Vendor broken = Vendor.answering(Answer.BROKEN)) {
            assertThat(template.getForObject(good.url(), byte[].class)).isEqualTo(Answer.GOOD.body());
            assertThatThrownBy(() -> template.getForObject(broken.url(), byte[].class))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage(Answer.errorIn("to GET /v3.1/chats/CSR7QK2M9XV4T1B8"));
        }
    }

    private static ResponseEntity<byte[]> get(
            Vendor vendor, ClientHttpRequestFactory factory, ClientHttpRequestInterceptor interceptor) {
        return RestClient.builder()
                .requestFactory(factory)
                .requestInterceptor(interceptor)
                .defaultHeader("Authorization", Answer.SECRET)
                .build()
                .get()
                .uri(vendor.url())
                .retrieve()
                .toEntity(byte[].class);
    }
}
