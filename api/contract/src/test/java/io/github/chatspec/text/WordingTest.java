package io.github.chatspec.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "name, name",
        "nmae, name",
        "Nmae, name",
        "nam, name",
        "mane, ",
        "xyz, ",
        "created-at, created_at",
        "craeted_at, created_at",
        "statsu, status"
    })
    void theNearestIsFoundEvenIfTwoCharactersChangedPlaces(String found, String nearest) {
        assertThat(Wording.nearest(found, List.of("status", "created_at", "name"))
                        .orElse(null))
                .isEqualTo(nearest);
    }

    @Test
    void nothingIsNearToALongText() {
        assertThat(Wording.nearest("a".repeat(61), List.of("a".repeat(61)))).isEmpty();
        assertThat(Wording.nearest("a", List.of("a".repeat(62)))).isEmpty();
    }
}
