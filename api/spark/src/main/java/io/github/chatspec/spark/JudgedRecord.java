package io.github.chatspec.spark;

import io.github.chatspec.report.ExchangeBytes;
import io.github.chatspec.report.JudgedExchange;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;

/** A part of the result of a task, as bytes that Spark stores and sends. */
final class JudgedRecord implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What the bytes are. */
    enum Kind {
        /** An exchange with findings. */
        EXCHANGE,
        /** The numbers of a part. */
        NUMBERS,
        /** The totals of a part. */
        TOTALS
    }

    private final Kind kind;
    private final byte[] bytes;

    JudgedRecord(Kind kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    /** Returns the record of an exchange. */
    static JudgedRecord of(JudgedExchange judged) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            ExchangeBytes.write(judged, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new JudgedRecord(Kind.EXCHANGE, bytes.toByteArray());
    }

    boolean is(Kind other) {
        return kind == other;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Returns the exchange, counted from the beginning of its part. */
    JudgedExchange exchange() {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return ExchangeBytes.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
