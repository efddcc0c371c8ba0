package io.github.chatspec.server.chats;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * Reads a date-time of RFC 3339.
 *
 * <p>Java has nine fraction digits, while the contracts allow any number, and no leap seconds. Further digits are cut
 * off, and a leap second is read as the second before it.
 */
final class DateTimeReader extends StdScalarDeserializer<OffsetDateTime> {

    private static final long serialVersionUID = 1L;

    private static final Pattern TOO_FINE = Pattern.compile("([.][0-9]{9})[0-9]+");
    private static final Pattern LEAP_SECOND = Pattern.compile("(?<=[0-9]:[0-9]{2}:)60");

    DateTimeReader() {
        super(OffsetDateTime.class);
    }

    @Override
    public OffsetDateTime deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (OffsetDateTime) context.handleUnexpectedToken(OffsetDateTime.class, parser);
        }
        String text = parser.getText();
        String cut = TOO_FINE.matcher(text).replaceFirst("$1");
        try {
            return OffsetDateTime.parse(LEAP_SECOND.matcher(cut).replaceFirst("59"));
        } catch (DateTimeException e) {
            return (OffsetDateTime) context.handleWeirdStringValue(OffsetDateTime.class, text, "not a date-time");
        }
    }
}
