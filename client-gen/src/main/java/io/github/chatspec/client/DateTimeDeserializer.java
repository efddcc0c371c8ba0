package io.github.chatspec.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads any date-time of RFC 3339 with the precision of {@link OffsetDateTime}.
 *
 * <p>The vendors send any number of fraction digits; those after the ninth are dropped. A leap second is read as the
 * second before it. Neither makes a chat unreadable.
 */
final class DateTimeDeserializer extends StdScalarDeserializer<OffsetDateTime> {

    private static final long serialVersionUID = 1L;

    private static final Pattern TOO_FINE = Pattern.compile("([.][0-9]{9})[0-9]+");
    private static final Pattern LEAP_SECOND = Pattern.compile("(?<=[0-9]:[0-9]{2}:)60");

    DateTimeDeserializer() {
        super(OffsetDateTime.class);
    }

    @Override
    public OffsetDateTime deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.getValueAsString("");
        String cut = TOO_FINE.matcher(text).replaceFirst("$1");
        Matcher leap = LEAP_SECOND.matcher(cut);
        try {
            return OffsetDateTime.parse(leap.replaceFirst("59"));
        } catch (DateTimeException e) {
            return (OffsetDateTime) context.handleWeirdStringValue(OffsetDateTime.class, text, "not a date-time");
        }
    }
}
