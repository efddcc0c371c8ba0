package io.github.chatspec.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "name, name, 0",
        "'', name, 4",
        "name, '', 4",
        "name, nam, 1",
        "name, names, 1",
        "name, nome, 1",
        "nmae, name, 1",
        "mane, name, 2",
        "ca, abc, 3",
        "kitten, sitting, 3"
    })
    void anInsertionDeletionReplacementOrSwapIsOneEdit(String a, String b, int edits) {
        assertThat(EditDistance.between(a, b)).isEqualTo(edits);
        assertThat(EditDistance.between(b, a)).isEqualTo(edits);
    }
}
