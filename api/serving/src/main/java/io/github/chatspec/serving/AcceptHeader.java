package io.github.chatspec.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The media types that a request accepts (RFC 9110, section 12.5.1). JSON includes the media types with the suffix
 * {@code +json} (RFC 6839). Without a valid media range, everything is accepted.
 */
public final class AcceptHeader {

    // A MediaType has no weight, and would not accept the white space around "=" that some clients send.
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9a-z-]+";
    private static final Pattern RANGE = Pattern.compile("\\s*(" + TOKEN + ")/(" + TOKEN + ")\\s*(;.*)?");
    private static final Pattern WEIGHT = Pattern.compile(";\\s*q\\s*=\\s*([01](?:\\.[0-9]*)?)\\s*(?:;|$)");
    private static final Pattern JSON_SUFFIX = Pattern.compile(".*\\+json");

    private final List<Range> ranges;

    private record Range(String type, String subtype, double weight) {

        /** Returns how specifically the range matches a media type, or 0 if it does not match. */
        int specificity(String sentType, String sentSubtype) {
            if (type.equals("*")) {
                return 1;
            }
            if (!type.equals(sentType)) {
                return 0;
            }
            if (subtype.equals(sentSubtype)) {
                return 4;
            }
            boolean bySuffix =
                    subtype.equals("json") && JSON_SUFFIX.matcher(sentSubtype).matches();
            return bySuffix ? 3 : subtype.equals("*") ? 2 : 0;
        }
    }

    private AcceptHeader(List<Range> ranges) {
        this.ranges = ranges;
    }

    /**
     * Parses the field {@code Accept}.
     *
     * @param lines its values; empty if the request has no such field
     * @return the accepted media types
     */
    public static AcceptHeader of(List<String> lines) {
        List<Range> ranges = new ArrayList<>();
        for (String element : String.join(",", lines).toLowerCase(Locale.ROOT).split(",", -1)) {
            Matcher matcher = RANGE.matcher(element);
            if (matcher.matches()
                    && (!matcher.group(1).equals("*") || matcher.group(2).equals("*"))) {
                String rest = matcher.group(3) == null ? "" : matcher.group(3);
                Matcher weight = WEIGHT.matcher(rest);
                double sent = weight.find() ? Double.parseDouble(weight.group(1)) : 1;
                ranges.add(new Range(matcher.group(1), matcher.group(2), sent));
            }
        }
        return new AcceptHeader(ranges);
    }

    /**
     * Returns the weight of a media type.
     *
     * @param mediaType the media type
     * @return a number from 0, not accepted, to 1
     */
    public double weight(String mediaType) {
        Matcher matcher = RANGE.matcher(mediaType.toLowerCase(Locale.ROOT));
        if (ranges.isEmpty() || !matcher.matches()) {
            return 1;
        }
        int highest = 0;
        double weight = 0;
        for (Range range : ranges) {
            int specificity = range.specificity(matcher.group(1), matcher.group(2));
            if (specificity > highest || (specificity == highest && specificity > 0 && range.weight() > weight)) {
                highest = specificity;
                weight = range.weight();
            }
        }
        return weight;
    }

    /**
     * Returns whether a media type is accepted, and not less than another one.
     *
     * @param mediaType the media type
     * @param other the other media type
     * @return whether a server that has both should send the first
     */
    public boolean prefers(String mediaType, String other) {
        double weight = weight(mediaType);
        return weight > 0 && weight >= weight(other);
    }
}
