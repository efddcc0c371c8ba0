package io.github.chatspec.spark;

import io.github.chatspec.check.PartOffset;
import io.github.chatspec.report.JsonReport;
import io.github.chatspec.report.JudgedExchange;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.io.NullWritable;
import org.apache.hadoop.io.Text;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/** The exchanges with findings of a part, with their places in the input. */
final class PlacedExchanges {

    private PlacedExchanges() {}

    private static Iterator<JudgedExchange> of(Iterator<JudgedRecord> records, PartOffset offset) {
        return offset.placed(new Exchanges(records));
    }

    /** The exchanges among the records of a part. */
    private static final class Exchanges implements Iterator<JudgedExchange> {

        private final Iterator<JudgedRecord> records;
        private JudgedExchange next;

        Exchanges(Iterator<JudgedRecord> records) {
            this.records = records;
        }

        @Override
        public boolean hasNext() {
            while (next == null && records.hasNext()) {
                JudgedRecord candidate = records.next();
                next = candidate.is(JudgedRecord.Kind.EXCHANGE) ? candidate.exchange() : null;
            }
            return next != null;
        }

        @Override
        public JudgedExchange next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            JudgedExchange exchange = next;
            next = null;
            return exchange;
        }
    }

    /** Writes the findings of each part as lines of JSON. */
    static final class Lines
            implements Function2<Integer, Iterator<JudgedRecord>, Iterator<Tuple2<NullWritable, Text>>> {

        private static final long serialVersionUID = 1L;

        private final Broadcast<byte[][]> offsets;

        Lines(Broadcast<byte[][]> offsets) {
            this.offsets = offsets;
        }

        @Override
        public Iterator<Tuple2<NullWritable, Text>> call(Integer part, Iterator<JudgedRecord> records) {
            Iterator<JudgedExchange> placed = of(records, PartOffset.of(offsets.value()[part]));
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return placed.hasNext();
                }

                @Override
                public Tuple2<NullWritable, Text> next() {
                    return new Tuple2<>(NullWritable.get(), new Text(lines(placed.next())));
                }
            };
        }

        /** Returns one line for each finding, without the last line break. */
        private static String lines(JudgedExchange judged) {
            StringWriter lines = new StringWriter();
            try {
                new JsonReport(lines).add(judged);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return lines.toString().stripTrailing();
        }
    }

    /** Selects the first findings of the run, which the reports receive. */
    static final class Selected implements Function2<Integer, Iterator<JudgedRecord>, Iterator<JudgedRecord>> {

        private static final long serialVersionUID = 1L;

        private final Broadcast<byte[][]> offsets;
        private final long maxFindings;

        Selected(Broadcast<byte[][]> offsets, long maxFindings) {
            this.offsets = offsets;
            this.maxFindings = maxFindings;
        }

        @Override
        public Iterator<JudgedRecord> call(Integer part, Iterator<JudgedRecord> records) throws IOException {
            PartOffset offset = PartOffset.of(offsets.value()[part]);
            PartOffset.Selection selection = offset.selection(maxFindings);
            if (selection.isComplete()) {
                return Collections.emptyIterator();
            }
            List<JudgedRecord> selected = new ArrayList<>();
            Iterator<JudgedExchange> placed = of(records, offset);
            while (!selection.isComplete() && placed.hasNext()) {
                JudgedExchange kept = selection.selected(placed.next());
                if (!kept.findings().isEmpty()) {
                    selected.add(JudgedRecord.of(kept));
                }
            }
            return selected.iterator();
        }
    }
}
