package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {

    @ParameterizedTest
    @CsvSource({
        "/users/me, /users/me /users/{id} /{any}/me",
        "/users/7, /users/{id} /{any}/me",
        "/a/b/c, /a/b/{y} /a/{x}/c",
        "/files/1.csv, /files/{id}.csv /files/{id}",
        "/files/1.tar.gz, /files/{id}.tar.gz /files/{id}.gz /files/{id}",
        "/v1/items/stats:get, /v1/items/stats:get /v1/items/{id}:get /v1/items/{id}",
        "/p/1-2, /p/{a}-{b} /p/{a}",
        "/p/12, /p/{a} /p/{a}{b}"
    })
    void theMostLiteralTemplateIsFirstInWhateverOrderTheyAreDocumented(String path, String templates) {
        List<String> expected = List.of(templates.split(" "));
        for (int seed = 0; seed < 20; seed++) {
            List<String> documented = new ArrayList<>(expected);
            Collections.shuffle(documented, new Random(seed));
            List<String> ordered = documented.stream()
                    .map(Named::of)
                    .sorted((left, right) -> PathTemplate.MOST_LITERAL_FIRST.compare(left.template(), right.template()))
                    .map(Named::text)
                    .toList();

            assertThat(ordered.stream().filter(template -> matches(template, path)))
                    .first()
                    .isEqualTo(expected.get(0));
            assertThat(ordered).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/café, /caf%C3%A9",
        "/café, /caf%c3%a9",
        "/café, /café",
        "/caf%C3%A9, /café",
        "/a b, /a%20b",
        "/a%20b, /a b",
        "/p%7Eq, /p~q",
        "/p~q, /p%7eq",
        "/items:search, /items%3Asearch",
        "/Products/$count, /Products/%24count",
        "/x+y, /x+y",
        "/x+y, /x%2By",
        "/[brackets], /%5Bbrackets%5D",
        "/100%, /100%25",
        "/𝄞, /%F0%9D%84%9E",
        "'/Products({key})', /Products(12)",
        "/café/{id}, /caf%C3%A9/7"
    })
    void pathsAreEqualIfTheyAreOnlyEncodedDifferently(String template, String path) {
        assertThat(matches(template, path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"/a/b, /a%2Fb", "/a%2Fb, /a/b", "/x+y, /x%20y", "/a, /A", "/a.b, /aXb", "/café, /cafe", "/%zz, /zz"})
    void pathsOfDifferentCharactersDiffer(String template, String path) {
        assertThat(matches(template, path)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/a/{b}/c, /a/x/c, true",
        "/a/{b}/c, /a//c, false",
        "/a/{b}/c, /a/x/c/, false",
        "/a/{b}/c, /a/x, false",
        "/a/{b}/c, a/x/c, false",
        "/a/{b}/c, /a/x/cc, false",
        "/a/{b}/c, /a/x/y/c, false",
        "/a/{b}, /a/, false",
        "/a/, /a/, true",
        "/a/, /a, false",
        "/, /, true",
        "/a/{b}.{c}, /a/x.y, true",
        "/a/{b}.{c}, /a/xy, false",
    })
    void aVariableIsOneSegmentOrAPartOfOne(String template, String path, boolean matches) {
        assertThat(PathTemplate.of(template).matches(path)).isEqualTo(matches);
        assertThat(PathTemplate.of(template).parameters(path).isPresent()).isEqualTo(matches);
    }

    @Test
    void aParameterKeepsEveryCharacter() {
        assertThat(PathTemplate.of("/{id}").parameters("/%E2%82%AC+%2B%25%2F:é%"))
                .hasValueSatisfying(values -> assertThat(values).containsEntry("id", "€++%/:é%"));
    }

    private static boolean matches(String template, String path) {
        return PathTemplate.of(template).parameters(path).isPresent();
    }

    private record Named(String text, PathTemplate template) {

        static Named of(String text) {
            return new Named(text, PathTemplate.of(text));
        }
    }
}
