package io.github.chatspec.coverage.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.coverage.ObservationsException;
import io.github.chatspec.coverage.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftTest {

    private static final Contract CONTRACT = Seen.contract("""
            {"properties": {"a": {"enum": ["x", "y", "z"]}, "b": {"type": "boolean"}, "c": {}, "d": {}, "e": {},
             "list": {"type": "array", "items": {"properties": {"f": {}, "g": {"enum": ["p", "q"]}}}}}}
            """);

    @ParameterizedTest
    @ValueSource(ints = {20, 100, 400})
    void wherePairsOfRunsComeFromTheSameSourceFewNameAChange(int size) {
        int alarms = 0;
        int pairs = 200;
        Random random = new Random(size);
        for (int pair = 0; pair < pairs; pair++) {
            Observations before = drawn(random, size, 0.9);
            Observations after = drawn(random, size / 2 + random.nextInt(size), 0.9);
            alarms += Drift.between(before, after).changes().isEmpty() ? 0 : 1;
        }

        // One pair in twenty is what is promised at most.
        assertThat(alarms).as("alarms").isLessThanOrEqualTo(pairs / 20);
    }

    @Test
    void aFieldThatBecameRarerIsFound() {
        Drift drift = Drift.between(drawn(new Random(1), 500, 0.9), drawn(new Random(2), 500, 0.6));

        assertThat(drift.changes()).singleElement().satisfies(change -> {
            assertThat(change.field()).isEqualTo(new FieldKey("things/getThing", "200", "/c"));
            assertThat(change.figure()).isEqualTo("present");
            assertThat(change.before().proportion().share()).isBetween(0.85, 0.95);
            assertThat(change.after().proportion().share()).isBetween(0.53, 0.67);
            assertThat(change.difference()).isNegative();
        });
        assertThat(drift.compared()).isGreaterThan(10);
    }

    @Test
    void aFieldThatIsNewOrGoneIsAChangeFromOrToNothing() {
        Observations with = times(60, "{\"c\": 1, \"mood\": \"x\"}");
        Observations without = times(60, "{\"e\": 1}");

        assertThat(names(Drift.between(without, with)))
                .containsExactlyInAnyOrder("/c present", "/mood present", "/e present");
        assertThat(names(Drift.between(with, without)))
                .containsExactlyInAnyOrder("/c present", "/mood present", "/e present");
        assertThat(names(Drift.between(with, with))).isEmpty();
    }

    @Test
    void typesNullsAndValuesChangeEachOnTheirOwn() {
        Observations before = times(80, "{\"c\": 1, \"d\": \"x\", \"a\": \"x\"}");
        Observations after = times(80, "{\"c\": \"1\", \"d\": null, \"a\": \"w\"}");

        assertThat(names(Drift.between(before, after)))
                .containsExactlyInAnyOrder("/c type integer", "/c type string", "/d null", "/a value x", "/a value w");
    }

    @Test
    void fewOccurrencesAreNotAChange() {
        assertThat(names(Drift.between(times(9, "{\"c\": 1}"), times(900, "{}"))))
                .isEmpty();
        assertThat(names(Drift.between(times(40, "{\"c\": 1}"), times(1, "{}"))))
                .isEmpty();
        assertThat(names(Drift.between(new Observations(), times(300, "{\"c\": 1}"))))
                .isEmpty();
        assertThat(Drift.between(new Observations(), new Observations()).compared())
                .isZero();
    }

    @Test
    void theLargestChangeComesFirst() {
        Observations before = times(400, "{\"c\": 1, \"d\": 1}");
        Observations after = times(100, "{\"c\": 1, \"d\": 1}");
        after.merge(times(100, "{\"c\": 1}"));
        after.merge(times(100, "{}"));

        assertThat(names(Drift.between(before, after))).containsExactly("/d present", "/c present");
    }

    @Test
    void keysAndWordsThatWereTooManyToTellApartAreNotComparedOneByOne() {
        Observations many = new Observations();
        for (int i = 0; i < 400; i++) {
            String word = "w" + (char) ('a' + i % 20) + (char) ('a' + i / 20);
            Seen.add(many, CONTRACT, 200, "{\"" + word + "\": 1, \"a\": \"" + word + "\"}", null);
        }
        Observations few = times(400, "{\"waa\": 1, \"a\": \"waa\"}");

        assertThat(names(Drift.between(many, few))).isEmpty();
        assertThat(names(Drift.between(few, many))).isEmpty();
    }

    @Test
    void theTimestampsAreThoseOfTheFigure() {
        Observations before = times(90, "{\"a\": \"x\"}");
        Observations after = times(90, "{\"a\": \"x\"}");
        for (int i = 0; i < 90; i++) {
            Seen.add(after, CONTRACT, 200, "{\"a\": \"y\"}", Instant.EPOCH.plusSeconds(i));
        }

        assertThat(Drift.between(before, after).changes())
                .filteredOn(change -> change.figure().equals("value y"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.before().tally().first()).isEmpty();
                    assertThat(change.after().tally().first()).contains(Instant.EPOCH);
                    assertThat(change.after().tally().last()).contains(Instant.EPOCH.plusSeconds(89));
                    assertThat(change.toJson().at("/new/first").asText()).isEqualTo("1970-01-01T00:00:00Z");
                    assertThat(change.toJson().at("/old/first").isMissingNode()).isTrue();
                    assertThat(change.toJson().at("/new/share").asDouble()).isEqualTo(0.5);
                    assertThat(change.toJson().at("/old/n").asLong()).isEqualTo(90);
                });
    }

    @Test
    void runsOfDifferentVersionsAreNotCompared() {
        Contract other =
                Contract.of("things", CONTRACT.document().toString().replace("\"version\":\"1\"", "\"version\":\"2\""));

        assertThatThrownBy(() -> Drift.between(times(1, "{}"), Seen.bodies(other, "{}")))
                .isInstanceOf(ObservationsException.class);
    }

    private static List<String> names(Drift drift) {
        return drift.changes().stream()
                .map(change -> change.field().pointer() + " " + change.figure())
                .toList();
    }

    private static Observations times(int number, String body) {
        return Seen.bodies(
                CONTRACT, IntStream.range(0, number).mapToObj(i -> body).toArray(String[]::new));
    }

    private static Observations drawn(Random random, int size, double share) {
        Observations seen = new Observations();
        for (int i = 0; i < size; i++) {
            String body = "{\"a\": \"" + (random.nextInt(10) < 7 ? "x" : random.nextInt(20) < 19 ? "y" : "z") + "\""
                    + ", \"b\": " + random.nextBoolean()
                    + (random.nextDouble() < share ? ", \"c\": 1" : "")
                    + (random.nextInt(50) == 0 ? ", \"d\": 1" : "")
                    + ", \"e\": " + (random.nextInt(3) == 0 ? "null" : random.nextInt(30) == 0 ? "\"x\"" : "1.5")
                    + (random.nextInt(200) == 0 ? ", \"mood\": 1" : "")
                    + ", \"list\": [{\"f\": 1}, {\"g\": \"" + (random.nextInt(5) == 0 ? "p" : "q") + "\"}]}";
            Seen.add(seen, CONTRACT, 200, body, null);
        }
        return seen;
    }
}
