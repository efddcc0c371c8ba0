package io.github.chatspec.report;

import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Position;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes judged exchanges as bytes, and reads them, to pass them between the processes of one run. */
public final class ExchangeBytes {

    private ExchangeBytes() {}

    /**
     * Writes an exchange that was judged.
     *
     * @param judged an exchange without a failure and without another host
     * @param out receives the bytes
     * @throws IOException if they cannot be written
     */
    public static void write(JudgedExchange judged, DataOutput out) throws IOException {
        writeText(judged.input(), out);
        out.writeLong(judged.entry());
        out.writeLong(judged.line());
        out.writeBoolean(judged.source().whole());
        writeOptional(judged.operation(), out);
        out.writeInt(judged.status());
        out.writeInt(judged.findings().size());
        for (Finding finding : judged.findings()) {
            write(finding, out);
        }
    }

    /**
     * Reads an exchange.
     *
     * @param in the bytes that {@link #write} wrote
     * @return the exchange
     * @throws IOException if they cannot be read
     */
    public static JudgedExchange read(DataInput in) throws IOException {
        JudgedExchange.Source source =
                new JudgedExchange.Source(readText(in), in.readLong(), in.readLong(), in.readBoolean());
        Optional<String> operation = readOptional(in);
        int status = in.readInt();
        int size = in.readInt();
        List<Finding> findings = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            findings.add(readFinding(in));
        }
        return new JudgedExchange(source, operation, status, List.copyOf(findings), Optional.empty(), Optional.empty());
    }

    private static void write(Finding finding, DataOutput out) throws IOException {
        writeText(finding.rule(), out);
        writeText(finding.level().name(), out);
        writeOptional(finding.operation(), out);
        out.writeInt(finding.status());
        writeOptional(finding.pointer(), out);
        out.writeBoolean(finding.position().isPresent());
        if (finding.position().isPresent()) {
            Position position = finding.position().get();
            out.writeInt(position.line());
            out.writeInt(position.column());
            out.writeLong(position.offset());
        }
        out.writeBoolean(finding.contract().isPresent());
        if (finding.contract().isPresent()) {
            write(finding.contract().get(), out);
        }
        writeOptional(finding.cause(), out);
        writeText(finding.message(), out);
        out.writeBoolean(finding.isAboutRequest());
    }

    private static Finding readFinding(DataInput in) throws IOException {
        return new Finding(
                readText(in),
                Level.valueOf(readText(in)),
                readOptional(in),
                in.readInt(),
                readOptional(in),
                in.readBoolean()
                        ? Optional.of(new Position(in.readInt(), in.readInt(), in.readLong()))
                        : Optional.empty(),
                in.readBoolean() ? Optional.of(readPlace(in)) : Optional.empty(),
                readOptional(in),
                readText(in),
                in.readBoolean());
    }

    /**
     * Writes a place in a contract.
     *
     * @param place the place
     * @param out receives the bytes
     * @throws IOException if they cannot be written
     */
    public static void write(SourceLine place, DataOutput out) throws IOException {
        writeText(place.file(), out);
        out.writeInt(place.line());
        writeText(place.pointer(), out);
    }

    /**
     * Reads a place in a contract.
     *
     * @param in the bytes of the place
     * @return the place
     * @throws IOException if they cannot be read
     */
    public static SourceLine readPlace(DataInput in) throws IOException {
        return new SourceLine(readText(in), in.readInt(), readText(in));
    }

    /**
     * Writes a text of any length.
     *
     * @param text the text, which may contain lone surrogates
     * @param out receives the bytes
     * @throws IOException if they cannot be written
     */
    public static void writeText(String text, DataOutput out) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    /**
     * Reads a text.
     *
     * @param in the bytes of the text
     * @return the text
     * @throws IOException if they cannot be read
     */
    public static String readText(DataInput in) throws IOException {
        char[] chars = new char[in.readInt()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = in.readChar();
        }
        return new String(chars);
    }

    private static void writeOptional(Optional<String> text, DataOutput out) throws IOException {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            writeText(text.get(), out);
        }
    }

    private static Optional<String> readOptional(DataInput in) throws IOException {
        return in.readBoolean() ? Optional.of(readText(in)) : Optional.empty();
    }
}
