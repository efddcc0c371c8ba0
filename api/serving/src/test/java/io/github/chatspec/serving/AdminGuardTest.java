package io.github.chatspec.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.chatspec.exchange.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminGuardTest {

    private static final String ORIGIN = "http://localhost:8080";
    private static final String ELSEWHERE = "192.0.2.7";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1"})
    void aLoopbackAddressIsLetIn(String address) {
        assertThat(AdminGuard.LOCAL.admits(address, ORIGIN, Headers.NONE)).isTrue();
        assertThat(AdminGuard.with("anna", "right").admits(address, ORIGIN, Headers.NONE))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "192.0.2.7", "2001:db8::1", "0.0.0.0", "256.0.0.1.invalid"})
    void anyOtherAddressIsKeptOut(String address) {
        assertThat(AdminGuard.LOCAL.admits(address, ORIGIN, Headers.NONE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For",
                "Forwarded",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Real-IP",
                "Via",
                "Origin"
            })
    void whatWasForwardedOrSentByAPageIsKeptOutWhereverItComesFrom(String header) {
        assertThat(AdminGuard.LOCAL.admits("127.0.0.1", ORIGIN, Headers.NONE.with(header, "x")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"page.example", "page.example:8081", "localhost.page.example", "127.0.0.1.page.example", ""})
    void whoWasLedHereByTheNameOfAnotherHostIsKeptOut(String host) {
        assertThat(AdminGuard.LOCAL.admits("127.0.0.1", ORIGIN, Headers.NONE.with("Host", host)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:8081", "stub.localhost", "127.0.0.1:8081", "127.1.2.3", "[::1]:8081"})
    void whoNamesThisMachineIsLetIn(String host) {
        assertThat(AdminGuard.LOCAL.admits("127.0.0.1", ORIGIN, Headers.NONE.with("Host", host)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://evil.example:8080", "http://localhost.evil.example", "http://10.0.0.1", "http://null"})
    void aTargetWithTheNameOfAnotherHostIsKeptOut(String origin) {
        assertThat(AdminGuard.LOCAL.admits("127.0.0.1", origin, Headers.NONE)).isFalse();
    }

    @Test
    void aPageOfTheServerItselfIsLetIn() {
        assertThat(AdminGuard.LOCAL.admits("127.0.0.1", ORIGIN, Headers.NONE.with("Origin", ORIGIN)))
                .isTrue();
    }

    @Test
    void whoShowsTheGivenCredentialsIsLetInFromAnywhere() {
        AdminGuard admission = AdminGuard.with("anna", "p:ssw\u00f6rd");

        assertThat(admission.admits(ELSEWHERE, ORIGIN, showing("Basic " + base64("anna:p:ssw\u00f6rd"))))
                .isTrue();
        assertThat(admission.admits(ELSEWHERE, ORIGIN, showing("basic " + base64("anna:p:ssw\u00f6rd"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna:wrong", "anna:", "anna", "", ":right", "bert:right", "anna:right2"})
    void whoShowsOthersIsKeptOut(String shown) {
        AdminGuard admission = AdminGuard.with("anna", "right");

        assertThat(admission.admits(ELSEWHERE, ORIGIN, showing("Basic " + base64(shown))))
                .isFalse();
        assertThat(admission.admits(ELSEWHERE, ORIGIN, showing("Basic *"))).isFalse();
        assertThat(admission.admits(ELSEWHERE, ORIGIN, showing("Bearer " + base64("anna:right"))))
                .isFalse();
        assertThat(admission.admits(ELSEWHERE, ORIGIN, Headers.NONE)).isFalse();
        assertThat(AdminGuard.LOCAL.admits(ELSEWHERE, ORIGIN, showing("Basic " + base64(shown))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'',right", "a:b,right", "anna,''"})
    void unprintableCredentialsAreRefused(String user, String password) {
        assertThatIllegalArgumentException().isThrownBy(() -> AdminGuard.with(user, password));
    }

    private static Headers showing(String authorization) {
        return Headers.NONE.with("Authorization", authorization);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("io.github.chatspec.testing.HugeTexts#all")
    void hugeHeaderFieldsAdmitNoRequest(String text) {
        Headers headers = Headers.NONE.with("Host", text).with("Authorization", "Basic " + text);

        assertThat(AdminGuard.with("anna", "right").admits("127.0.0.1", ORIGIN, headers))
                .isFalse();
        assertThat(AdminGuard.LOCAL.admits("127.0.0.1", "http://" + text, Headers.NONE))
                .isFalse();
    }
}
