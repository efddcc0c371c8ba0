package io.github.chatspec.coverage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.chatspec.json.JsonEquality;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.secret.Secrets;
import io.github.chatspec.text.MaskedText;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Reads a body token by token and counts its values once the whole body is known to be valid JSON.
 *
 * <p>Until then the values are only recorded.
 */
final class BodyWalk {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(LocatedJson.MAX_DEPTH)
                    .maxNumberLength(LocatedJson.MAX_DIGITS)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            // Looking up each key would take most of the time for a body with many unique keys.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** The kinds of recorded values. */
    private enum Note {
        SEEN,
        OBJECT,
        VALUE,
        WORD,
        HIDDEN,
        KIND,
        KEY
    }

    /** The number of recorded values up to which the arrays are kept for the next body. */
    private static final int FEW = 1 << 14;

    private FieldCounts[] places = new FieldCounts[256];
    private Note[] notes = new Note[256];
    private JsonType[] types = new JsonType[256];
    private String[] texts = new String[256];
    private int size;
    private JsonParser parser;
    private Supplier<Secrets> secrets;
    private long objects;

    /** Counts a body; ignores it if it is not valid JSON. */
    void count(byte[] body, BodyNode root, long at, Supplier<Secrets> hidden) {
        secrets = hidden;
        int mark = Arrays.mismatch(body, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length ? BYTE_ORDER_MARK.length : 0;
        try (JsonParser opened = JSON.createParser(body, mark, body.length - mark)) {
            parser = opened;
            JsonToken token = parser.nextToken();
            if (token != null) {
                value(root, token);
                if (parser.nextToken() == null) {
                    countNotes(at);
                }
            }
        } catch (IOException e) {
            // The judge reports the syntax error; here the body is ignored.
        } finally {
            forget();
        }
    }

    private void value(BodyNode node, JsonToken token) throws IOException {
        JsonType type = JsonType.of(token);
        note(node.counts(), Note.SEEN, type, null);
        switch (type) {
            case OBJECT -> object(node.inside());
            case ARRAY -> array(node.inside());
            case BOOLEAN -> scalar(node, token == JsonToken.VALUE_TRUE ? "true" : "false");
            case NULL -> {}
            default -> {
                if (!node.shape().closed().isEmpty()) {
                    scalar(node, text(token));
                }
            }
        }
    }

    /** Returns the scalar at the parser, a number in the spelling that the shapes have. */
    private String text(JsonToken token) throws IOException {
        return token.isNumeric() ? JsonEquality.spelling(parser.getText()) : parser.getText();
    }

    private void scalar(BodyNode node, String text) {
        boolean listed = node.shape().closed().contains(text)
                || node.shape().closed().isEmpty(); // then it is a boolean, of which there are two
        boolean shown = listed || (MaskedText.isWord(text) && !secrets.get().isIn(text));
        note(node.counts(), listed ? Note.VALUE : shown ? Note.WORD : Note.HIDDEN, null, shown ? text : null);
    }

    private void array(BodyNode node) throws IOException {
        BodyNode items = node.items();
        if (items == null) {
            parser.skipChildren();
            return;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            value(items, token);
        }
    }

    private void object(BodyNode node) throws IOException {
        note(node.counts(), Note.OBJECT, null, null);
        if (node.shape().isLeaf()) {
            parser.skipChildren();
            return;
        }
        long object = ++objects;
        String[] kind = node.shape().kinds().newValues();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken token = parser.nextToken();
            BodyNode field = node.key(key);
            if (field == null) {
                undocumented(node, key, token);
            } else if (field != node.rest() && field.markIn(object)) {
                parser.skipChildren();
            } else {
                if (field.kindIndex() >= 0 && token.isScalarValue()) {
                    kind[field.kindIndex()] = text(token);
                }
                value(field, token);
            }
        }
        node.shape().kinds().of(kind).forEach(name -> note(node.counts(), Note.KIND, null, name));
    }

    private void undocumented(BodyNode node, String key, JsonToken token) throws IOException {
        if (node.shape().listsKeys()) {
            String shown = secrets.get().isIn(key) ? MaskedText.text(key) : node.shown(key);
            note(node.counts(), Note.KEY, JsonType.of(token), node.counts().manyKeys() ? "" : shown);
        }
        parser.skipChildren();
    }

    private void note(FieldCounts place, Note note, JsonType type, String text) {
        if (size == notes.length) {
            places = Arrays.copyOf(places, size * 2);
            notes = Arrays.copyOf(notes, size * 2);
            types = Arrays.copyOf(types, size * 2);
            texts = Arrays.copyOf(texts, size * 2);
        }
        places[size] = place;
        notes[size] = note;
        types[size] = type;
        texts[size++] = text;
    }

    private void countNotes(long at) {
        for (int i = 0; i < size; i++) {
            FieldCounts place = places[i];
            switch (notes[i]) {
                case OBJECT -> place.addObject();
                case VALUE -> place.addValue(texts[i], at);
                case WORD -> place.words().add(texts[i], at);
                case HIDDEN -> place.words().addHidden(at);
                case KIND -> place.addKind(texts[i], at);
                case KEY -> place.addKey(texts[i], types[i], at);
                case SEEN -> place.add(types[i], at);
            }
        }
    }

    private void forget() {
        parser = null;
        if (size > FEW) {
            places = new FieldCounts[FEW];
            notes = new Note[FEW];
            types = new JsonType[FEW];
            texts = new String[FEW];
        } else {
            Arrays.fill(places, 0, size, null);
            Arrays.fill(texts, 0, size, null);
        }
        size = 0;
    }
}
