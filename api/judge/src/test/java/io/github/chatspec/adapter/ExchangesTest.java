package io.github.chatspec.adapter;

import static io.github.chatspec.adapter.ExchangeAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangesTest {

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void theExchangeHoldsWhatWentOverTheWire() throws Exception {
        try (Vendor vendor = Vendor.answering(Answer.REFUSAL)) {
            Exchange exchange = Exchanges.of(get(vendor, BodyHandlers.ofByteArray()));

            Request request = exchange.request().orElseThrow();
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.url()).isEqualTo(vendor.url());
            assertThat(request.headers().first("authorization")).contains(Answer.SECRET);
            assertThat(exchange.status()).isEqualTo(Answer.REFUSAL.status());
            assertThat(exchange.headers().orElseThrow().first("content-type")).contains(Answer.REFUSAL.mediaType());
            assertThat(exchange.body()).isEqualTo(Answer.REFUSAL.body());
        }
    }

    @Test
    void anAnswerThatKeepsItsContractPasses() throws Exception {
        try (Vendor vendor = Vendor.answering(Answer.GOOD)) {
            assertThat(Exchanges.of(get(vendor, BodyHandlers.ofByteArray()))).conforms();
        }
    }

    @Test
    void anAnswerThatDepartsFailsWithTheFindingAndItsPlaces() throws Exception {
        try (Vendor vendor = Vendor.answering(Answer.BROKEN)) {
            Exchange exchange = Exchanges.of(get(vendor, BodyHandlers.ofByteArray()));

            assertThatThrownBy(() -> assertThat(exchange).conforms())
                    .hasMessage(Answer.errorIn("to GET /v3.1/chats/CSR7QK2M9XV4T1B8"));
        }
    }

    @Test
    void aBodyThatWasPutInAFileIsTakenFromThere(@TempDir Path folder) throws Exception {
        try (Vendor vendor = Vendor.answering(Answer.GOOD)) {
            HttpResponse<Path> response = get(vendor, BodyHandlers.ofFile(folder.resolve("chat.json")));

            assertThat(Exchanges.of(response, Files.readAllBytes(response.body())))
                    .conforms();
        }
    }

    @Test
    void aBodyThatWasThrownAwayIsEmpty() throws Exception {
        try (Vendor vendor = Vendor.answering(Answer.GOOD)) {
            assertThat(Exchanges.of(get(vendor, BodyHandlers.replacing(null))).body())
                    .isEmpty();
        }
    }

    private <T> HttpResponse<T> get(Vendor vendor, BodyHandler<T> handler) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(vendor.url()))
                .header("Authorization", Answer.SECRET)
                .build();
        return client.send(request, handler);
    }
}
