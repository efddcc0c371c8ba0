package io.github.chatspec.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.exchange.Recordings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Recordings with every kind of broken line. */
public final class BrokenRecordings {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private BrokenRecordings() {}

    /** Returns recordings by file name, in the order of the names. */
    public static Map<String, byte[]> all() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] clean = Recordings.ndjson(Recordings.entries());
        files.put("a-mutants.ndjson", joined(mutants(), "\n"));
        files.put("b-bytes.ndjson", joined(wrongBytes(), "\n"));
        files.put("c-mark.ndjson", joined(List.of(BYTE_ORDER_MARK, clean), ""));
        files.put("d-crlf.ndjson", replaced(clean, "\n", "\r\n"));
        files.put("e-cr.ndjson", replaced(clean, "\n", "\r"));
        files.put("f-mixed.ndjson", mixed(clean));
        files.put("g-utf8.ndjson", badUtf8(clean));
        files.put("h-blank.ndjson", replaced(clean, "\n", "\n\n \t\r\n\n"));
        files.put(
                "i-text.ndjson",
                joined(List.of("starting\n".getBytes(UTF_8), replaced(clean, "\n", "\nsome\ntext\n")), ""));
        files.put("j-pretty.ndjson", pretty());
        files.put("k-commas.ndjson", replaced(clean, "\n", ",\n"));
        files.put("l-separators.ndjson", replaced(clean, "\n", "\n\u001e"));
        files.put("m-one-line.ndjson", replaced(clean, "\n", " "));
        files.put("n-utf16.ndjson", new String(clean, UTF_8).getBytes(StandardCharsets.UTF_16));
        files.put("o-empty.ndjson", new byte[0]);
        files.put("p-archive.har", Recordings.har(Recordings.entries()));
        files.put("q-archive.har.gz", Recordings.gzip(Recordings.har(Recordings.entries())));
        byte[] zipped = Recordings.gzip(joined(mutants(), "\n"));
        files.put("r-cut.ndjson.gz", Arrays.copyOf(zipped, zipped.length / 2));
        files.put("s-hosts.ndjson", replaced(clean, "https://", "https://other"));
        files.put("t-no-recording.json", "{\"a\": 1}".getBytes(UTF_8));
        files.put("u-incomplete.ndjson", Arrays.copyOf(clean, clean.length - 700));
        return files;
    }

    private static List<byte[]> mutants() {
        List<byte[]> records = new ArrayList<>();
        int number = 0;
        for (ObjectNode entry : different()) {
            for (String mutant : RecordMutations.of(entry)) {
                if (number++ % 29 == 0) {
                    records.add(entry.toString().getBytes(UTF_8));
                    records.add(mutant.getBytes(UTF_8));
                }
            }
        }
        return records;
    }

    private static List<byte[]> wrongBytes() {
        List<byte[]> records = new ArrayList<>();
        long seed = 20_260_202;
        for (ObjectNode entry : different()) {
            for (byte[] mutant : RecordMutations.bytes(entry, 20, seed++)) {
                records.add(entry.toString().getBytes(UTF_8));
                records.add(mutant);
            }
        }
        return records;
    }

    /** Returns one entry of each operation and of a refusal. */
    private static List<ObjectNode> different() {
        return List.of(
                Recordings.entry("engage/listChats", "first-page"),
                Recordings.entry("engage/getChat", "livechat"),
                Recordings.entries().get(Recordings.entries().size() - 1));
    }

    private static byte[] mixed(byte[] clean) {
        String[] breaks = {"\n", "\r\n", "\r", "\n}\n", "\n{\n", "\n}\n{", "\n]\n", "}\n \n", ",\n", "\n\"\n"};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int number = 0;
        for (String line : new String(clean, UTF_8).split("\n")) {
            out.writeBytes((line + breaks[number++ % breaks.length]).getBytes(UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] badUtf8(byte[] clean) {
        byte[] bytes = clean.clone();
        Random random = new Random(7);
        byte[] bad = {(byte) 0xff, (byte) 0xc0, (byte) 0x80, (byte) 0xed, (byte) 0xf5};
        for (int i = 0; i < bytes.length / 400; i++) {
            bytes[random.nextInt(bytes.length)] = bad[i % bad.length];
        }
        return bytes;
    }

    private static byte[] pretty() {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (ObjectNode entry : Recordings.entries()) {
            String pretty = entry.toPrettyString();
            text.append(number++ % 2 == 0 ? pretty : pretty.replaceAll("(?m)^ +", ""))
                    .append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }

    private static byte[] replaced(byte[] text, String what, String with) {
        return new String(text, UTF_8).replace(what, with).getBytes(UTF_8);
    }

    static byte[] joined(List<byte[]> parts, String separator) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
            out.writeBytes(separator.getBytes(UTF_8));
        }
        return out.toByteArray();
    }
}
