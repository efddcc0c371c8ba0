package io.github.chatspec.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {

    @ParameterizedTest
    @CsvSource({
        "https://host.example/a/b?c=d#e, https://host.example, /a/b",
        "http://127.0.0.1:8080/a, http://127.0.0.1:8080, /a",
        "https://host.example, https://host.example, /",
        "https://host.example?a=b, https://host.example, /",
        "https://host.example#top, https://host.example, /",
        "/a/b?c=d, '', /a/b",
        "/a?next=https://host.example/, '', /a",
        "/, '', /",
        "/a%2Fb%20c, '', /a%2Fb%20c",
        "/a#b?c, '', /a"
    })
    void anAddressFallsApartIntoOriginAndPathAsSent(String url, String origin, String path) {
        Request request = new Request("GET", url, Headers.NONE);

        assertThat(request.origin()).isEqualTo(origin);
        assertThat(request.path()).isEqualTo(path);
    }

    @Test
    void theMethodIsInUpperCase() {
        assertThat(new Request("get", "/", Headers.NONE).method()).isEqualTo("GET");
    }

    @Test
    void aQueryParameterIsDecoded() {
        assertThat(get("/a?na%6De=two+words%21").query("name")).containsExactly("two words!");
    }

    @Test
    void aRepeatedQueryParameterKeepsItsOrder() {
        assertThat(get("/a?x=2&y=0&x=1").query("x")).containsExactly("2", "1");
    }

    @Test
    void aQueryParameterWithoutAValueIsEmpty() {
        assertThat(get("/a?x&y=").query("x")).containsExactly("");
        assertThat(get("/a?x&y=").query("y")).containsExactly("");
    }

    @Test
    void whatIsNotAskedForIsAbsent() {
        assertThat(get("/a?xy=1").query("x")).isEmpty();
        assertThat(get("/a").query("x")).isEmpty();
    }

    @Test
    void aFragmentIsNotPartOfTheQuery() {
        assertThat(get("/a?x=1#y=2&x=3").query("x")).containsExactly("1");
        assertThat(get("/a?x=1#y=2").query("y")).isEmpty();
    }

    @Test
    void aQuestionMarkAfterTheFragmentSignBeginsNoQuery() {
        assertThat(get("/a#b?x=1").query("x")).isEmpty();
    }

    @Test
    void aWronglyEncodedValueIsUsedAsSent() {
        assertThat(get("/a?x=100%&y=%zz").query("x")).containsExactly("100%");
        assertThat(get("/a?x=100%&y=%zz").query("y")).containsExactly("%zz");
    }

    @Test
    void theNamesOfTheQueryAreDecodedAndRepeated() {
        assertThat(get("/a?x=1&y&x=2=3&%7A=&&w\n=4#v=5").queryNames()).containsExactly("x", "y", "x", "z", "", "w\n");
    }

    private static Request get(String url) {
        return new Request("GET", url, Headers.NONE);
    }
}
