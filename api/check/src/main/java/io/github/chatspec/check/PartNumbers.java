package io.github.chatspec.check;

import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.report.ExchangeBytes;
import io.github.chatspec.report.Summary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of a part that depend on its place among the other parts. They are few, so that one process can hold those of
 * all parts.
 */
public final class PartNumbers {

    /** The entry of a notice that is about the whole input. */
    static final long WHOLE_INPUT = 0;

    /** More notices of one part would not be read. */
    private static final int MOST_NOTICES = 20;

    final String input;
    final long entries;
    final long lines;
    final long findings;
    final long internalErrors;
    final List<ExchangeCount> exchangeCounts;
    final List<AboutContract> aboutContract;
    final List<Notice> notices;
    final long moreNotices;
    final PageBorders pages;

    /** The number of exchanges with one operation and status. */
    record ExchangeCount(Optional<String> operation, int status, long exchanges) {}

    /** The first new finding of the part about a place in a contract. */
    record AboutContract(SourceLine place, Level level, String rule) {}

    /** What could not be judged; the entry is counted from the beginning of the part. */
    record Notice(String sentence, long entry, boolean isFailure) {}

    private PartNumbers(
            String input,
            long entries,
            long lines,
            long findings,
            long internalErrors,
            List<ExchangeCount> exchangeCounts,
            List<AboutContract> aboutContract,
            List<Notice> notices,
            long moreNotices,
            PageBorders pages) {
        this.input = input;
        this.entries = entries;
        this.lines = lines;
        this.findings = findings;
        this.internalErrors = internalErrors;
        this.exchangeCounts = List.copyOf(exchangeCounts);
        this.aboutContract = List.copyOf(aboutContract);
        this.notices = List.copyOf(notices);
        this.moreNotices = moreNotices;
        this.pages = pages;
    }

    /**
     * Returns the number of entries of the part.
     *
     * @return the number, also of those that could not be judged
     */
    public long entries() {
        return entries;
    }

    /**
     * Returns the number of new findings of the part.
     *
     * @return the number, with those about the contract that an earlier part may have too
     */
    public long findings() {
        return findings;
    }

    /**
     * Returns the numbers as bytes.
     *
     * @return bytes for {@link #of}
     */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            ExchangeBytes.writeText(input, out);
            for (long number : new long[] {entries, lines, findings, internalErrors, moreNotices}) {
                out.writeLong(number);
            }
            out.writeInt(exchangeCounts.size());
            for (ExchangeCount count : exchangeCounts) {
                // An operation is never empty.
                ExchangeBytes.writeText(count.operation().orElse(""), out);
                out.writeInt(count.status());
                out.writeLong(count.exchanges());
            }
            out.writeInt(aboutContract.size());
            for (AboutContract about : aboutContract) {
                ExchangeBytes.write(about.place(), out);
                ExchangeBytes.writeText(about.level().name(), out);
                ExchangeBytes.writeText(about.rule(), out);
            }
            out.writeInt(notices.size());
            for (Notice notice : notices) {
                ExchangeBytes.writeText(notice.sentence(), out);
                out.writeLong(notice.entry());
                out.writeBoolean(notice.isFailure());
            }
            pages.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads numbers.
     *
     * @param bytes what {@link #toBytes} returned
     * @return the numbers
     */
    public static PartNumbers of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String input = ExchangeBytes.readText(in);
            long entries = in.readLong();
            long lines = in.readLong();
            long findings = in.readLong();
            long internalErrors = in.readLong();
            long moreNotices = in.readLong();
            List<ExchangeCount> exchangeCounts = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                String operation = ExchangeBytes.readText(in);
                exchangeCounts.add(new ExchangeCount(
                        operation.isEmpty() ? Optional.empty() : Optional.of(operation), in.readInt(), in.readLong()));
            }
            List<AboutContract> aboutContract = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                aboutContract.add(new AboutContract(
                        ExchangeBytes.readPlace(in),
                        Level.valueOf(ExchangeBytes.readText(in)),
                        ExchangeBytes.readText(in)));
            }
            List<Notice> notices = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                notices.add(new Notice(ExchangeBytes.readText(in), in.readLong(), in.readBoolean()));
            }
            return new PartNumbers(
                    input,
                    entries,
                    lines,
                    findings,
                    internalErrors,
                    exchangeCounts,
                    aboutContract,
                    notices,
                    moreNotices,
                    PageBorders.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts the exchanges of a part. */
    static final class Builder {

        private final String input;
        private final Map<OperationStatus, long[]> exchangeCounts = new LinkedHashMap<>();
        private final List<Notice> notices = new ArrayList<>();
        private long moreNotices;

        private record OperationStatus(Optional<String> operation, int status) {}

        Builder(String input) {
            this.input = input;
        }

        void add(Optional<String> operation, int status, long exchanges) {
            exchangeCounts.computeIfAbsent(new OperationStatus(operation, status), absent -> new long[1])[0] +=
                    exchanges;
        }

        void addFailure(String sentence, long entry) {
            if (notices.size() < MOST_NOTICES) {
                notices.add(new Notice(sentence, entry, true));
            } else {
                moreNotices++;
            }
        }

        void addSkipped(String sentence) {
            notices.add(new Notice(sentence, WHOLE_INPUT, false));
        }

        PartNumbers build(
                long entries,
                long lines,
                Map<SourceLine, Finding> aboutContract,
                PageBorders pages,
                Summary.Builder summary) {
            List<ExchangeCount> counted = new ArrayList<>();
            exchangeCounts.forEach(
                    (key, exchanges) -> counted.add(new ExchangeCount(key.operation(), key.status(), exchanges[0])));
            List<AboutContract> about = new ArrayList<>();
            aboutContract.forEach(
                    (place, finding) -> about.add(new AboutContract(place, finding.level(), finding.rule())));
            Summary built = summary.build();
            return new PartNumbers(
                    input,
                    entries,
                    lines,
                    built.findings(),
                    built.internalErrors(),
                    counted,
                    about,
                    notices,
                    moreNotices,
                    pages);
        }
    }
}
