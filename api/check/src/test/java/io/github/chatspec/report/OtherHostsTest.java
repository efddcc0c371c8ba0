package io.github.chatspec.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OtherHostsTest {

    @Test
    void noExchangesNeedNoSentence() {
        assertThat(hosts().sentences()).isEmpty();
    }

    @Test
    void oneExchangeIsNamedInTheSingular() {
        assertThat(hosts("https://cdn.example").sentences())
                .containsExactly("1 exchange with 1 other host was not judged: https://cdn.example.");
    }

    @Test
    void theMostFrequentHostsAreListed() {
        assertThat(hosts("f", "e", "d", "c", "b", "a", "f", "f", "c").sentences())
                .containsExactly("9 exchanges with 6 other hosts were not judged: f (3), c (2), a, b, d and others.");
    }

    @Test
    void theNumberOfHostsIsBounded() {
        String[] many = IntStream.range(0, 5000).mapToObj(i -> "h" + i).toArray(String[]::new);

        OtherHosts hosts = hosts(many);

        assertThat(hosts.hosts()).hasSize(1000);
        assertThat(hosts.exchanges()).isEqualTo(5000);
        assertThat(hosts.sentences().get(0))
                .startsWith("5000 exchanges with more than 1000 other hosts were not judged: ");
    }

    @Test
    void partsAddUpInAnyOrder() {
        OtherHosts first = hosts("a", "b", "a");
        OtherHosts second = hosts("b", "c");

        assertThat(first.plus(second)).isEqualTo(second.plus(first)).isEqualTo(hosts("a", "b", "a", "b", "c"));
        assertThat(first.plus(OtherHosts.NONE)).isEqualTo(first);
    }

    private static OtherHosts hosts(String... origins) {
        OtherHosts.Builder hosts = new OtherHosts.Builder();
        for (String origin : origins) {
            hosts.add(new JudgedExchange.OtherHost(origin, Optional.empty()));
        }
        return hosts.build();
    }
}
