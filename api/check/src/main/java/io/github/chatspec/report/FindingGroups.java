package io.github.chatspec.report;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Groups the findings of several exchanges by fingerprint and level.
 */
final class FindingGroups {

    /** Limits the distinct messages kept per fingerprint. */
    private static final int MESSAGES = 3;

    private final int kept;
    private final Map<Key, Group> byKey = new LinkedHashMap<>();

    /**
     * Creates groups without findings.
     *
     * @param kept how many occurrences of each are kept
     */
    FindingGroups(int kept) {
        this.kept = kept;
    }

    private record Key(Level level, String fingerprint) {}

    /** An occurrence of a finding and its message. */
    record Occurrence(String input, long entry, long line, Optional<String> pointer, String message) {}

    /** Findings with one fingerprint. */
    static final class Group {

        private final Finding finding;
        private final List<Occurrence> first = new ArrayList<>(1);
        private final Set<String> messages = new LinkedHashSet<>(1);
        private long exchanges;
        private long findings;

        private Group(Finding finding) {
            this.finding = finding;
        }

        /** Returns the first finding. */
        Finding finding() {
            return finding;
        }

        /** Returns the first few occurrences. */
        List<Occurrence> first() {
            return first;
        }

        /** Returns the first few distinct messages. */
        Set<String> messages() {
            return messages;
        }

        /** Returns the number of exchanges with such a finding. */
        long exchanges() {
            return exchanges;
        }

        /** Returns the number of findings. */
        long findings() {
            return findings;
        }
    }

    /** Adds the findings of one exchange. */
    void add(JudgedExchange judged) {
        if (judged.findings().isEmpty()) {
            return;
        }
        Set<Group> here = new HashSet<>();
        for (Finding finding : judged.findings()) {
            Group group =
                    byKey.computeIfAbsent(new Key(finding.level(), finding.fingerprint()), key -> new Group(finding));
            group.findings++;
            if (group.messages.size() < MESSAGES) {
                group.messages.add(finding.message());
            }
            group.exchanges += here.add(group) ? 1 : 0;
            if (group.first.size() < kept) {
                group.first.add(new Occurrence(
                        judged.input(), judged.entry(), judged.line(finding), finding.pointer(), finding.message()));
            }
        }
    }

    /** Returns the groups in the order of their first occurrences. */
    Collection<Group> all() {
        return byKey.values();
    }
}
