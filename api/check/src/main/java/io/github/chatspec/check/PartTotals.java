package io.github.chatspec.check;

import io.github.chatspec.coverage.Observations;
import io.github.chatspec.finding.Level;
import io.github.chatspec.report.ExchangeBytes;
import io.github.chatspec.report.OtherHosts;
import io.github.chatspec.report.Summary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The counts of parts that do not depend on their order: merging is associative and commutative, also where the number of
 * values that are counted one by one is bounded.
 */
public final class PartTotals {

    private final Map<Level, Long> levels = new EnumMap<>(Level.class);
    private final Map<String, Long> rules = new TreeMap<>();
    private final TreeSet<String> knownFingerprints = new TreeSet<>();
    private OtherHosts otherHosts = OtherHosts.NONE;
    private Optional<Observations> observations = Optional.empty();
    private long exchanges;
    private long known;

    /** Creates the counts of no parts. */
    public PartTotals() {}

    PartTotals(Summary summary, Collection<String> knownFingerprints, Optional<Observations> observations) {
        this.levels.putAll(summary.levels());
        this.rules.putAll(summary.rules());
        this.knownFingerprints.addAll(knownFingerprints);
        this.otherHosts = summary.otherHosts();
        this.observations = observations;
        this.exchanges = summary.exchanges();
        this.known = summary.known();
    }

    /**
     * Adds the counts of other parts.
     *
     * @param other the counts, which are not used afterwards
     * @return these counts
     */
    public PartTotals add(PartTotals other) {
        other.levels.forEach((level, count) -> levels.merge(level, count, Long::sum));
        other.rules.forEach((rule, count) -> rules.merge(rule, count, Long::sum));
        knownFingerprints.addAll(other.knownFingerprints);
        otherHosts = otherHosts.plus(other.otherHosts);
        if (observations.isEmpty()) {
            observations = other.observations;
        } else if (other.observations.isPresent()) {
            observations.get().merge(other.observations.get());
        }
        exchanges += other.exchanges;
        known += other.known;
        return this;
    }

    Map<Level, Long> levels() {
        return levels;
    }

    Map<String, Long> rules() {
        return rules;
    }

    SortedSet<String> knownFingerprints() {
        return knownFingerprints;
    }

    OtherHosts otherHosts() {
        return otherHosts;
    }

    Optional<Observations> observations() {
        return observations;
    }

    /**
     * Returns the number of exchanges that were judged.
     *
     * @return the number
     */
    public long exchanges() {
        return exchanges;
    }

    long known() {
        return known;
    }

    /**
     * Returns the counts as bytes.
     *
     * @return bytes for {@link #of}; equal counts give equal bytes
     */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(exchanges);
            out.writeLong(known);
            out.writeInt(levels.size());
            for (Map.Entry<Level, Long> level : levels.entrySet()) {
                ExchangeBytes.writeText(level.getKey().name(), out);
                out.writeLong(level.getValue());
            }
            write(rules, out);
            write(knownFingerprints, out);
            out.writeLong(otherHosts.exchanges());
            out.writeBoolean(otherHosts.isComplete());
            write(otherHosts.hosts(), out);
            write(otherHosts.bases(), out);
            byte[] observed = observations.isPresent() ? observations.get().toBytes() : new byte[0];
            out.writeInt(observed.length);
            out.write(observed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Map<String, Long> counts, DataOutputStream out) throws IOException {
        out.writeInt(counts.size());
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            ExchangeBytes.writeText(count.getKey(), out);
            out.writeLong(count.getValue());
        }
    }

    private static void write(Collection<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            ExchangeBytes.writeText(text, out);
        }
    }

    /**
     * Reads counts.
     *
     * @param bytes what {@link #toBytes} returned
     * @return the counts
     */
    public static PartTotals of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            PartTotals totals = new PartTotals();
            totals.exchanges = in.readLong();
            totals.known = in.readLong();
            for (int i = in.readInt(); i > 0; i--) {
                totals.levels.put(Level.valueOf(ExchangeBytes.readText(in)), in.readLong());
            }
            totals.rules.putAll(readCounts(in));
            totals.knownFingerprints.addAll(readTexts(in));
            long others = in.readLong();
            boolean complete = in.readBoolean();
            totals.otherHosts = new OtherHosts(others, readCounts(in), readTexts(in), complete);
            byte[] observed = in.readNBytes(in.readInt());
            totals.observations = observed.length == 0 ? Optional.empty() : Optional.of(Observations.of(observed));
            return totals;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, Long> readCounts(DataInputStream in) throws IOException {
        SortedMap<String, Long> counts = new TreeMap<>();
        for (int i = in.readInt(); i > 0; i--) {
            counts.put(ExchangeBytes.readText(in), in.readLong());
        }
        return counts;
    }

    private static SortedSet<String> readTexts(DataInputStream in) throws IOException {
        SortedSet<String> texts = new TreeSet<>();
        for (int i = in.readInt(); i > 0; i--) {
            texts.add(ExchangeBytes.readText(in));
        }
        return texts;
    }
}
