package io.github.chatspec.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The exchanges that were not judged because they were sent to other hosts than those of the contracts.
 *
 * @param exchanges the number of exchanges
 * @param hosts the number of exchanges by scheme, host and port; of many hosts only the first ones in the order of their
 *     names, so that the counts of parts add up in any order
 * @param bases the values of {@code --base} with which some of them would be judged; of many only the first ones
 * @param isComplete whether all hosts are counted
 */
public record OtherHosts(long exchanges, SortedMap<String, Long> hosts, SortedSet<String> bases, boolean isComplete) {

    /** No exchanges. */
    public static final OtherHosts NONE =
            new OtherHosts(0, Collections.emptySortedMap(), Collections.emptySortedSet(), true);

    private static final int MOST_HOSTS = 1000;
    private static final int MOST_BASES = 100;

    /** A sentence with more hosts or bases would not be read. */
    private static final int LISTED = 5;

    /** Copies the maps. */
    public OtherHosts {
        hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
        bases = Collections.unmodifiableSortedSet(new TreeSet<>(bases));
    }

    /**
     * Adds other counts, for example those of another part of the recordings.
     *
     * @param other the other counts
     * @return the sum
     */
    public OtherHosts plus(OtherHosts other) {
        Builder sum = new Builder();
        sum.add(this);
        sum.add(other);
        return sum.build();
    }

    /**
     * Describes the exchanges.
     *
     * @return one sentence with the most frequent hosts, and one for each base; empty if there are no such exchanges
     */
    public List<String> sentences() {
        if (exchanges == 0) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        String number = (isComplete ? "" : "more than ") + Plural.of(hosts.size(), "other host");
        sentences.add(Plural.of(exchanges, "exchange") + " with " + number + (exchanges == 1 ? " was" : " were")
                + " not judged: " + frequentHosts() + ".");
        bases.stream()
                .limit(LISTED)
                .forEach(base -> sentences.add("Some of them fit operations of " + base.substring(0, base.indexOf('='))
                        + "; to judge them, use --base " + base + "."));
        return sentences;
    }

    private String frequentHosts() {
        List<String> frequent = hosts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(LISTED)
                .map(host -> host.getKey() + (host.getValue() > 1 ? " (" + host.getValue() + ")" : ""))
                .toList();
        int more = hosts.size() - frequent.size();
        return String.join(", ", frequent) + (more > 0 || !isComplete ? " and others" : "");
    }

    /** Counts exchanges. */
    static final class Builder {

        private final SortedMap<String, Long> hosts = new TreeMap<>();
        private final SortedSet<String> bases = new TreeSet<>();
        private long exchanges;
        private boolean complete = true;

        void add(JudgedExchange.OtherHost host) {
            exchanges++;
            count(host.origin(), 1);
            host.base().ifPresent(this::addBase);
        }

        private void add(OtherHosts other) {
            exchanges += other.exchanges();
            complete &= other.isComplete();
            other.hosts().forEach(this::count);
            other.bases().forEach(this::addBase);
        }

        private void count(String host, long number) {
            hosts.merge(host, number, Long::sum);
            if (hosts.size() > MOST_HOSTS) {
                hosts.remove(hosts.lastKey());
                complete = false;
            }
        }

        private void addBase(String base) {
            bases.add(base);
            if (bases.size() > MOST_BASES) {
                bases.remove(bases.last());
            }
        }

        OtherHosts build() {
            return exchanges == 0 ? NONE : new OtherHosts(exchanges, hosts, bases, complete);
        }
    }
}
