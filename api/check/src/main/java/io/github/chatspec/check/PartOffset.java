package io.github.chatspec.check;

import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.rule.InternalErrorRule;
import io.github.chatspec.judge.rule.Rules;
import io.github.chatspec.report.ExchangeBytes;
import io.github.chatspec.report.JudgedExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What precedes a part in its input and in the run, from which its own numbers are counted. */
public final class PartOffset {

    private final long entries;
    private final long lines;
    private final long findings;
    private final long internalErrors;
    private final Set<SourceLine> reported;
    private final List<JudgedExchange> compared;

    /**
     * Creates an offset.
     *
     * @param entries the number of entries of the earlier parts of the input
     * @param lines the number of line breaks of these parts
     * @param findings the number of findings of all earlier parts of the run
     * @param internalErrors the number of those of them that report a failure of chatspec
     * @param reported the places in contracts about which this part and an earlier one have a finding
     * @param compared the exchanges of the part about which comparing them with earlier parts finds something, with these
     *     findings, in their order
     */
    PartOffset(
            long entries,
            long lines,
            long findings,
            long internalErrors,
            Set<SourceLine> reported,
            List<JudgedExchange> compared) {
        this.entries = entries;
        this.lines = lines;
        this.findings = findings;
        this.internalErrors = internalErrors;
        this.reported = Set.copyOf(reported);
        this.compared = List.copyOf(compared);
    }

    /**
     * Returns the exchanges with findings of the part with their places in the input.
     *
     * @param part the exchanges as {@link CheckedPart} returned them
     * @return the exchanges with findings, without those about the contract that an earlier part has, and with those that
     *     only comparing them with earlier parts finds
     */
    public Iterator<JudgedExchange> placed(Iterator<JudgedExchange> part) {
        return new PlacedPart(part, compared.iterator(), this);
    }

    /** Returns an exchange with its place in the input, possibly without findings. */
    JudgedExchange placed(JudgedExchange judged) {
        JudgedExchange.Source source = judged.source();
        JudgedExchange placed = judged.at(new JudgedExchange.Source(
                source.input(), source.entry() + entries, source.line() + lines, source.whole()));
        if (reported.isEmpty()) {
            return placed;
        }
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : judged.findings()) {
            if (!Rules.isAboutContract(finding.rule())
                    || !reported.contains(finding.contract().orElseThrow())) {
                findings.add(finding);
            }
        }
        return placed.with(List.copyOf(findings));
    }

    /** Returns the number of an entry in the input. */
    long entry(long inPart) {
        return entries + inPart;
    }

    /**
     * Returns a selection of the findings that reports receive.
     *
     * @param maxFindings the number of findings that they receive of the whole run
     * @return a selection for the exchanges of the part, which it must see in their order
     */
    public Selection selection(long maxFindings) {
        return new Selection(maxFindings, findings, internalErrors);
    }

    /** Selects the first findings of a run. */
    public static final class Selection {

        private final long maxFindings;
        private long findings;
        private long internalErrors;

        private Selection(long maxFindings, long findings, long internalErrors) {
            this.maxFindings = maxFindings;
            this.findings = findings;
            this.internalErrors = internalErrors;
        }

        /**
         * Returns whether no later finding can be selected.
         *
         * @return whether enough were seen
         */
        public boolean isComplete() {
            return findings >= maxFindings && internalErrors >= FindingFilter.MAX_INTERNAL_ERRORS;
        }

        /**
         * Returns an exchange with those of its findings that are selected.
         *
         * @param placed what an iterator of {@link PartOffset#placed} returned
         * @return the exchange, possibly without findings
         */
        public JudgedExchange selected(JudgedExchange placed) {
            List<Finding> selected = new ArrayList<>();
            for (Finding finding : placed.findings()) {
                boolean internal = finding.rule().equals(InternalErrorRule.ID);
                if (findings < maxFindings || (internal && internalErrors < FindingFilter.MAX_INTERNAL_ERRORS)) {
                    selected.add(finding);
                }
                findings++;
                internalErrors += internal ? 1 : 0;
            }
            return placed.with(List.copyOf(selected));
        }
    }

    /**
     * Returns the offset as bytes.
     *
     * @return bytes for {@link #of}
     */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (long number : new long[] {entries, lines, findings, internalErrors}) {
                out.writeLong(number);
            }
            out.writeInt(reported.size());
            for (SourceLine place : reported) {
                ExchangeBytes.write(place, out);
            }
            out.writeInt(compared.size());
            for (JudgedExchange exchange : compared) {
                ExchangeBytes.write(exchange, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads an offset.
     *
     * @param bytes what {@link #toBytes} returned
     * @return the offset
     */
    public static PartOffset of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            long entries = in.readLong();
            long lines = in.readLong();
            long findings = in.readLong();
            long internalErrors = in.readLong();
            Set<SourceLine> reported = new HashSet<>();
            for (int i = in.readInt(); i > 0; i--) {
                reported.add(ExchangeBytes.readPlace(in));
            }
            List<JudgedExchange> compared = new ArrayList<>();
            for (int i = in.readInt(); i > 0; i--) {
                compared.add(ExchangeBytes.read(in));
            }
            return new PartOffset(entries, lines, findings, internalErrors, reported, compared);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
