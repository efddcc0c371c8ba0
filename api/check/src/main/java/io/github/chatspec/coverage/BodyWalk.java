package io.github.chatspec.coverage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.chatspec.contract.Secrets;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.text.MaskedText;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Goes through a body token by token and counts it, once it turns out to be JSON to its end.
 *
 * <p>Nothing may be counted before that, so what was met is noted down and counted last.
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
            // A body of many keys that no other has would spend nine tenths of its time on that.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** What a note says. */
    private enum Note {
        SEEN,
        OBJECT,
        VALUE,
        WORD,
        HIDDEN,
        KIND,
        KEY
    }

    /** How many notes are worth the memory that they leave taken. */
    private static final int FEW = 1 << 14;

    private FieldCounts[] places = new FieldCounts[256];
    private Note[] notes = new Note[256];
    private JsonType[] types = new JsonType[256];
    private String[] texts = new String[256];
    private int size;
    private JsonParser parser;
    private Supplier<Secrets> secrets;
    private long objects;

    /** Counts a body, or nothing where it is not JSON. */
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

    private void value(BodyNode spot, JsonToken token) throws IOException {
        JsonType type = JsonType.of(token);
        note(spot.counts(), Note.SEEN, type, null);
        switch (type) {
            case OBJECT -> object(spot.inside());
            case ARRAY -> array(spot.inside());
            case BOOLEAN -> scalar(spot, token == JsonToken.VALUE_TRUE ? "true" : "false");
            case NULL -> {}
            default -> {
                if (!spot.shape().closed().isEmpty()) {
                    scalar(spot, parser.getText());
                }
            }
        }
    }

    private void scalar(BodyNode spot, String text) {
        boolean listed = spot.shape().closed().contains(text)
                || spot.shape().closed().isEmpty(); // then it is a boolean, of which there are two
        boolean shown = listed || (MaskedText.isWord(text) && !secrets.get().isIn(text));
        note(spot.counts(), listed ? Note.VALUE : shown ? Note.WORD : Note.HIDDEN, null, shown ? text : null);
    }

    private void array(BodyNode spot) throws IOException {
        BodyNode items = spot.items();
        if (items == null) {
            parser.skipChildren();
            return;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            value(items, token);
        }
    }

    private void object(BodyNode spot) throws IOException {
        note(spot.counts(), Note.OBJECT, null, null);
        if (spot.shape().isLeaf()) {
            parser.skipChildren();
            return;
        }
        long object = ++objects;
        String[] kind = spot.shape().kinds().room();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken token = parser.nextToken();
            BodyNode field = spot.key(key);
            if (field == null) {
                undocumented(spot, key, token);
            } else if (field != spot.rest() && field.isTakenBy(object)) {
                parser.skipChildren();
            } else {
                if (field.tested() >= 0 && token.isScalarValue()) {
                    kind[field.tested()] = parser.getText();
                }
                value(field, token);
            }
        }
        spot.shape().kinds().of(kind).forEach(name -> note(spot.counts(), Note.KIND, null, name));
    }

    private void undocumented(BodyNode spot, String key, JsonToken token) throws IOException {
        if (spot.shape().listsKeys()) {
            String shown = secrets.get().isIn(key) ? MaskedText.text(key) : spot.shown(key);
            note(spot.counts(), Note.KEY, JsonType.of(token), spot.counts().manyKeys() ? "" : shown);
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
