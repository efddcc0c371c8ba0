package io.github.chatspec.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.judge.paging.ListPage;
import io.github.chatspec.report.ExchangeBytes;
import io.github.chatspec.report.JudgedExchange;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The pages of a part that may follow pages of earlier parts, and those that pages of later parts may follow.
 *
 * @param first the exchanges with the first page of each list, in their order
 * @param last the last pages of the lists, that of the list that was used last at the end
 */
record PageBorders(List<Answer> first, List<ListPage> last) {

    private static final byte MISSING = 0;
    private static final byte TEXT = 1;
    private static final byte NUMBER = 2;

    /**
     * An exchange whose response is a page of a list.
     *
     * @param judged the exchange without findings, with its place in the part
     * @param page the page
     */
    record Answer(JudgedExchange judged, ListPage page) {}

    PageBorders {
        first = List.copyOf(first);
        last = List.copyOf(last);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(first.size());
        for (Answer answer : first) {
            ExchangeBytes.write(answer.judged(), out);
            write(answer.page(), out);
        }
        out.writeInt(last.size());
        for (ListPage page : last) {
            write(page, out);
        }
    }

    static PageBorders read(DataInput in) throws IOException {
        List<Answer> first = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            first.add(new Answer(ExchangeBytes.read(in), readPage(in)));
        }
        List<ListPage> last = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            last.add(readPage(in));
        }
        return new PageBorders(first, last);
    }

    private static void write(ListPage page, DataOutput out) throws IOException {
        ExchangeBytes.writeText(page.operation(), out);
        out.writeInt(page.status());
        out.writeLong(page.list());
        out.writeLong(page.number());
        out.writeInt(page.rows().size());
        for (ListPage.Row row : page.rows()) {
            write(row.key(), out);
            write(row.sort(), out);
        }
    }

    private static ListPage readPage(DataInput in) throws IOException {
        String operation = ExchangeBytes.readText(in);
        int status = in.readInt();
        long list = in.readLong();
        long number = in.readLong();
        List<ListPage.Row> rows = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            rows.add(new ListPage.Row(readValue(in), readValue(in)));
        }
        return new ListPage(operation, status, list, number, rows);
    }

    private static void write(JsonNode value, DataOutput out) throws IOException {
        out.writeByte(value.isMissingNode() ? MISSING : value.isTextual() ? TEXT : NUMBER);
        if (!value.isMissingNode()) {
            ExchangeBytes.writeText(value.asText(), out);
        }
    }

    private static JsonNode readValue(DataInput in) throws IOException {
        byte kind = in.readByte();
        if (kind == MISSING) {
            return MissingNode.getInstance();
        }
        String text = ExchangeBytes.readText(in);
        return kind == TEXT ? TextNode.valueOf(text) : StrictJson.number(text).orElse(MissingNode.getInstance());
    }
}
