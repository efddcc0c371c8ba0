package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fingerprints differ for findings that a reader tells apart, and only for those. */
class FingerprintTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"required\": [\"a\", \"b\"]} | {} | required things/getThing 200 (body) a; required things/getThing 200 (body) b",
                "{\"properties\": {\"s\": {\"maxLength\": 1}}} | {\"s\": \"ab\"} | schema things/getThing 200 /s maxLength",
                "{\"properties\": {\"s\": {\"minLength\": 3}}} | {\"s\": \"ab\"} | schema things/getThing 200 /s minLength",
                "{\"properties\": {\"s\": {\"pattern\": \"^x\"}}} | {\"s\": \"ab\"} | format things/getThing 200 /s pattern",
                "{\"properties\": {\"s\": {\"format\": \"date\"}}} | {\"s\": \"ab\"} | format things/getThing 200 /s",
                "{\"items\": {\"type\": \"string\"}} | [1, 2] | type things/getThing 200 /*; type things/getThing 200 /*",
                "{\"minItems\": 1} | [] | array-size things/getThing 200 (body) minItems",
                "{\"maxItems\": 0} | [1] | array-size things/getThing 200 (body) maxItems",
                "{\"dependentRequired\": {\"a\": [\"b\"]}} | {\"a\": 1} | schema things/getThing 200 (body) dependentRequired a b",
                "{\"properties\": {\"a\": {}}, \"additionalProperties\": false} | {\"b\": 1} |"
                        + " schema things/getThing 200 /b additionalProperties",
                "{\"required\": [\"+49 170 1234567\"]} | {} | required things/getThing 200 (body) +00 000 0000000",
                "{\"x-enum-readings\": {\"a\": \"table\"}} | \"a\" | reading things/getThing 200 (body) a"
            })
    void theKeywordAndTheKeyAreInIt(String schema, String body, String fingerprints) throws IOException {
        assertThat(Thing.of31(folder, schema).findings(body))
                .extracting(Finding::fingerprint)
                .containsExactly(fingerprints.split("; "));
    }

    @Test
    void aMissingPartOfAMessageIsInIt() {
        Mutant chat = Mutant.of("engage/getChat", "livechat").remove("/response/messages/0/text");

        assertThat(chat.findings())
                .extracting(Finding::fingerprint)
                .containsExactly("message-content engage/getChat 200 /response/messages/* text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | media-type engage/listChats 404 - \"text/html\"",
                "text/html; charset=utf-8 | media-type engage/listChats 404 - \"text/html\"",
                "application/xml | media-type engage/listChats 404 - \"application/xml\"",
                "anna/+4917012345 | media-type engage/listChats 404 - \"xxxx/+0000000000\"",
                "nothing | media-type engage/listChats 404 - -"
            })
    void theMediaTypeIsInIt(String type, String fingerprint) {
        Exchange exchange = Exchange.ofOperation("engage/listChats")
                .status(404)
                .headers(Headers.NONE.with("Content-Type", type))
                .body(new byte[0]);

        assertThat(Mutant.JUDGE.judge(exchange))
                .extracting(Finding::fingerprint)
                .containsExactly(fingerprint);
    }

    @Test
    void theStatusWhoseBodyItIsIsInIt() {
        Mutant chat = Mutant.of("engage/getChat", "expired-token").status(200);

        assertThat(chat.findings())
                .extracting(Finding::fingerprint)
                .containsExactly("status-body engage/getChat 200 - 401");
    }

    @Test
    void theParameterAndItsPlaceAreInTheOnesOfARequest() {
        Request request = new Request("GET", "/v3.1/chats?page=few", Headers.NONE.with("teamid", "868"));

        assertThat(Mutant.JUDGE.judge(Exchange.of(request).status(404)))
                .filteredOn(Finding::isAboutRequest)
                .extracting(Finding::fingerprint)
                .containsExactly(
                        "request-missing engage/listChats 404 - header access_token",
                        "request-type engage/listChats 404 - query page");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | https://acme.imi.chat/v3.1/users | GET https://{subdomain}.imi.chat/v3.1/users",
                "GET | https://other.imi.chat/v3.1/users?name=anna#x | GET https://{subdomain}.imi.chat/v3.1/users",
                "POST | https://acme.imi.chat/v3.1/users | POST https://{subdomain}.imi.chat/v3.1/users",
                "GET | https://acme.imi.chat:8443/a/77/b | GET https://{subdomain}.imi.chat:8443/a/*/b",
                "GET | https://acme.imi.chat/a/78/b | GET https://{subdomain}.imi.chat/a/*/b",
                "GET | https://acme.imi.chat/a/3f2b8c1e-9f1c-4d5e-8a7b-0c1d2e3f4a5b | GET https://{subdomain}.imi.chat/a/*",
                "GET | https://acme.imi.chat/users/anna@example.com | GET https://{subdomain}.imi.chat/users/*",
                "GET | https://acme.imi.chat/users/Anna-Smith | GET https://{subdomain}.imi.chat/users/Xxxx-Xxxxx",
                "GET | https://acme.imi.chat/favicon.ico | GET https://{subdomain}.imi.chat/favicon.ico",
                "GET | https://acme.imi.chat/robots.txt | GET https://{subdomain}.imi.chat/robots.txt",
                "GET | https://anna:secret@api.helpscout.net/v3 | GET https://api.helpscout.net/v3",
                "GET | HTTPS://Shop.Example:443/cart | GET https://shop.example/cart",
                "GET | /nowhere/17 | GET /nowhere/*",
                "ANNA | /nowhere | XXXX /nowhere"
            })
    void theMethodTheHostAndThePatternOfThePathAreInTheOneOfAnUnknownRequest(
            String method, String url, String address) {
        Exchange exchange = Exchange.of(new Request(method, url, Headers.NONE)).status(200);

        for (Judge judge : List.of(Mutant.JUDGE, Mutant.JUDGE.masking())) {
            assertThat(judge.judge(exchange))
                    .extracting(Finding::fingerprint)
                    .containsExactly("operation-unknown - 200 - " + address);
        }
    }

    @Test
    void aSecretIsNotInIt() {
        Request request = new Request(
                "GET",
                "https://acme.imi.chat/v3.1/sessions/abcdefgh",
                Headers.NONE.with("Authorization", "Bearer abcdefgh"));

        assertThat(Mutant.JUDGE.judge(Exchange.of(request).status(200)))
                .extracting(Finding::fingerprint)
                .containsExactly(
                        "operation-unknown - 200 - GET https://{subdomain}.imi.chat/v3.1/sessions/(not shown)");
    }

    @Test
    void withoutTheCauseItIsAsItWasBefore() throws IOException {
        assertThat(Thing.of31(folder, "{\"required\": [\"a\", \"b\"]}").findings("{}"))
                .extracting(Finding::fingerprintWithoutCause)
                .containsExactly("required things/getThing 200 ", "required things/getThing 200 ");
        assertThat(Mutant.JUDGE.judge(Exchange.of(new Request("GET", "/nowhere", Headers.NONE))
                        .body("{".getBytes(StandardCharsets.UTF_8))))
                .extracting(Finding::fingerprintWithoutCause)
                .containsExactly("operation-unknown - - -");
    }
}
