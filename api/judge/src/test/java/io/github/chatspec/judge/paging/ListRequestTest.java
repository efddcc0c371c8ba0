package io.github.chatspec.judge.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.exchange.EntryCursor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListRequestTest {

    private static final PagedList LIST = list(OptionalLong.of(1), List.of());

    @ParameterizedTest
    @CsvSource({
        "/tasks, 1",
        "/tasks?page=3, 3",
        "/tasks?page=003&size=20, 3",
        "/tasks?size=20&page=123456789012345678, 123456789012345678",
        "/tasks?pages=4, 1",
        "/tasks?a=1&&page=5&, 5",
    })
    void theNumberIsFoundInTheUrl(String url, long number) {
        assertThat(request(url, "").request.number()).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tasks?page",
                "/tasks?page=",
                "/tasks?page=-1",
                "/tasks?page=2&page=3",
                "/tasks?page=1234567890123456789",
                "/tasks?%70age=2",
                "/tasks?a=%20&page=2",
                "/tasks?page=2&a=b+c",
                "/tasks?page=2#top",
                "/tasks#top?page=2"
            })
    void theNumberOfAnUnusualUrlIsNotKnown(String url) {
        assertThat(request(url, "").request.number()).isEmpty();
    }

    @Test
    void aRequestWithoutTheParameterHasNoNumberIfTheContractHasNoDefault() {
        assertThat(request(list(OptionalLong.empty(), List.of()), "/tasks", "")
                        .request
                        .number())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/tasks?page=1, /tasks?page=2, true",
        "/tasks?a=1&page=9&b=2, /tasks?a=1&page=10&b=2, true",
        "/tasks?a=1&page=9&b=2, /tasks?a=1&page=9&b=3, false",
        "/tasks?page=1, /others?page=1, false",
        "/tasks?page=1&a=2, /tasks?a=2&page=1, false",
        "/tasks, /tasks?page=1, false",
        "/tasks?page=2&page=3, /tasks?page=2&page=4, false",
        "/tasks?page=2&page=3, /tasks?page=2&page=3, true",
    })
    void requestsForOneListDifferInTheNumberOnly(String one, String other, boolean isSame) {
        Pair pair = pair(one, "", other, "");
        assertThat(pair.request.isForSameList(pair.before)).isEqualTo(isSame);
    }

    @ParameterizedTest
    @CsvSource({
        "team:1, TEAM:1, true",
        "team:1, team:2, false",
        "team:, '', false",
        "team:1, key:1, false",
        "'team:1,key:2', 'key:2,team:1', true",
        "'team:1,accept:a', 'team:1,accept:b', true",
        "'team:1,team:2', 'team:2,team:1', false",
    })
    void requestsOfOtherSendersAreForOtherLists(String one, String other, boolean isSame) {
        Pair pair = pair("/tasks?page=1", one, "/tasks?page=2", other);

        assertThat(pair.request.isForSameList(pair.before)).isEqualTo(isSame);
    }

    @Test
    void aListThatCookiesTellApartIsNotCompared() {
        assertThat(request(LIST, "/tasks", "").isComparable).isTrue();
        assertThat(request(list(OptionalLong.of(1), List.of("session")), "/tasks", "").isComparable)
                .isFalse();
    }

    @Test
    void noRequestIsNotForTheSameListAsAnother() {
        Pair pair = pair("/tasks", "", "/tasks", "");

        assertThat(new ListRequest(new byte[0]).isForSameList(pair.before)).isFalse();
    }

    private record Pair(ListRequest before, ListRequest request, boolean isComparable) {}

    private static Pair request(String url, String headers) {
        return request(LIST, url, headers);
    }

    private static Pair request(PagedList list, String url, String headers) {
        return pair(list, url, headers, url, headers);
    }

    private static Pair pair(String one, String headers, String other, String otherHeaders) {
        return pair(LIST, one, headers, other, otherHeaders);
    }

    private static Pair pair(PagedList list, String one, String headers, String other, String otherHeaders) {
        String first = entry(one, headers);
        byte[] bytes = (first + entry(other, otherHeaders)).getBytes(StandardCharsets.UTF_8);
        byte[] text = Arrays.copyOf(bytes, bytes.length + EntryCursor.PADDING);
        ListRequest before = new ListRequest(text);
        ListRequest request = new ListRequest(text);
        EntryCursor cursor = new EntryCursor();
        int end = cursor.read(text, 0, bytes.length, EntryCursor.ANY_BODY);
        assertThat(end).isEqualTo(first.length());
        before.set(cursor, list);
        assertThat(cursor.read(text, end, bytes.length, EntryCursor.ANY_BODY)).isEqualTo(bytes.length);
        return new Pair(before, request, request.set(cursor, list));
    }

    private static String entry(String url, String headers) {
        StringBuilder fields = new StringBuilder();
        for (String header : headers.isEmpty() ? new String[0] : headers.split(",")) {
            String[] parts = header.split(":", -1);
            fields.append(fields.isEmpty() ? "" : ",")
                    .append("{\"name\":\"" + parts[0] + "\",\"value\":\"" + parts[1] + "\"}");
        }
        return """
                {"request":{"method":"GET","url":"https://host.invalid%s","headers":[%s]},\
                "response":{"status":200,"headers":[{"name":"content-type","value":"application/json"}],\
                "content":{"text":"{}"}}}""".formatted(url, fields);
    }

    private static PagedList list(OptionalLong first, List<String> cookies) {
        return new PagedList("page", first, "id", Optional.empty(), List.of("key", "team"), cookies, "/schema", "");
    }
}
