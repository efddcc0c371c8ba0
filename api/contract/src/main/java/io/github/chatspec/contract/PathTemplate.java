package io.github.chatspec.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A compiled path template, for example {@code /v3.1/chats/{chat_id}}.
 *
 * <p>Paths and the literal parts of templates are compared as the characters that they stand for, whatever of it is
 * percent-encoded; only an encoded slash differs from a slash.
 */
public final class PathTemplate {

    /**
     * Orders templates so that the first one that matches a path is its most specific match. The first segment in which
     * two templates differ decides: a literal segment comes before one with a variable, and of two segments with
     * variables, the one with more literal characters comes first.
     */
    public static final Comparator<PathTemplate> MOST_LITERAL_FIRST = PathTemplate::compareSegments;

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");

    /** The characters of a path segment that need no encoding, except letters and digits (RFC 3986, section 3.3). */
    private static final String PLAIN = "-._~!$&'()*+,;=:@";

    private static final Comparator<Segment> SEGMENTS = Comparator.<Segment>comparingInt(
                    segment -> Math.min(1, segment.variables()))
            .thenComparing(segment -> segment.variables() == 0 ? 0 : -segment.literals())
            .thenComparing(Segment::variables);

    /** Templates come from contracts, so their number is small. */
    private static final ConcurrentHashMap<String, PathTemplate> COMPILED = new ConcurrentHashMap<>();

    private final Pattern pattern;
    private final List<String> names;

    /**
     * The text of each segment, or nothing for a variable; no segments if one has both, so that only the regular
     * expression decides.
     */
    private final List<Optional<String>> plain;

    private final List<Segment> segments;

    /** The number of variables and of literal characters in a segment. */
    private record Segment(int variables, int literals) {

        static Segment of(String text) {
            int variables = (int) VARIABLE.matcher(text).results().count();
            return new Segment(variables, VARIABLE.matcher(text).replaceAll("").length());
        }
    }

    private PathTemplate(String template, boolean isPath) {
        Matcher matcher = VARIABLE.matcher(template);
        StringBuilder regex = new StringBuilder();
        List<String> variables = new ArrayList<>();
        int from = 0;
        while (matcher.find()) {
            regex.append(literal(template.substring(from, matcher.start()), isPath))
                    .append("([^/]+)");
            variables.add(matcher.group(1));
            from = matcher.end();
        }
        pattern = Pattern.compile(
                regex.append(literal(template.substring(from), isPath)).toString());
        names = List.copyOf(variables);
        plain = plain(template, isPath);
        List<Segment> all = new ArrayList<>();
        for (String segment : template.split("/", -1)) {
            all.add(Segment.of(segment));
        }
        segments = List.copyOf(all);
    }

    private static List<Optional<String>> plain(String template, boolean isPath) {
        List<Optional<String>> plain = new ArrayList<>();
        for (String segment : template.split("/", -1)) {
            Matcher variable = VARIABLE.matcher(segment);
            if (variable.matches()) {
                plain.add(Optional.empty());
            } else if (variable.reset().find()) {
                return List.of();
            } else {
                plain.add(Optional.of(isPath ? normalize(segment) : segment));
            }
        }
        return List.copyOf(plain);
    }

    private static String literal(String text, boolean isPath) {
        return Pattern.quote(isPath ? normalize(text) : text);
    }

    /**
     * Returns the compiled template of a path.
     *
     * @param template a path with variables in braces
     * @return the template
     */
    public static PathTemplate of(String template) {
        return compiled(template, true);
    }

    /**
     * Returns the compiled template of a scheme and host.
     *
     * @param template an origin with variables in braces, for example {@code https://{region}.example.com}
     * @return the template
     */
    public static PathTemplate ofOrigin(String template) {
        return compiled(template, false);
    }

    private static PathTemplate compiled(String template, boolean isPath) {
        PathTemplate compiled = COMPILED.get(template);
        return compiled != null
                ? compiled
                : COMPILED.computeIfAbsent(template, absent -> new PathTemplate(absent, isPath));
    }

    /**
     * Returns whether a text matches.
     *
     * @param text a {@linkplain #normalize normalized} path, or an origin
     * @return whether it matches as a whole
     */
    public boolean matches(String text) {
        return plain.isEmpty() ? pattern.matcher(text).matches() : matchesPlain(text, null);
    }

    /** Returns whether a text has all segments, and adds those of the variables to a list if there is one. */
    private boolean matchesPlain(String text, List<String> values) {
        int at = 0;
        for (int i = 0; i < plain.size(); i++) {
            boolean isLast = i + 1 == plain.size();
            int slash = text.indexOf('/', at);
            int end = slash < 0 ? text.length() : slash;
            Optional<String> literal = plain.get(i);
            boolean matches = literal.isEmpty()
                    ? end > at
                    : end - at == literal.get().length() && text.startsWith(literal.get(), at);
            if (!matches || isLast != (slash < 0)) {
                return false;
            }
            if (values != null && literal.isEmpty()) {
                values.add(text.substring(at, end));
            }
            at = end + 1;
        }
        return true;
    }

    /**
     * Returns the path parameters of a path.
     *
     * @param path a path as it was sent
     * @return the decoded values by name; empty if the path does not match the template
     */
    public Optional<Map<String, String>> parameters(String path) {
        List<String> found = new ArrayList<>();
        if (!plain.isEmpty()) {
            if (!matchesPlain(normalize(path), found)) {
                return Optional.empty();
            }
        } else {
            Matcher matcher = pattern.matcher(normalize(path));
            if (!matcher.matches()) {
                return Optional.empty();
            }
            for (int group = 1; group <= names.size(); group++) {
                found.add(matcher.group(group));
            }
        }
        if (found.size() == 1) {
            return Optional.of(Map.of(names.get(0), decode(found.get(0))));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), decode(found.get(i)));
        }
        return Optional.of(values);
    }

    private static int compareSegments(PathTemplate left, PathTemplate right) {
        for (int i = 0; i < Math.min(left.segments.size(), right.segments.size()); i++) {
            int order = SEGMENTS.compare(left.segments.get(i), right.segments.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.segments.size(), right.segments.size());
    }

    /**
     * Normalizes the percent-encoding of a path: characters that a segment may contain are decoded, and all others are
     * encoded, with hexadecimal digits in upper case.
     *
     * <p>This decodes more than RFC 3986, section 6.2.2, which keeps the encoding of delimiters, since servers decode a
     * path before they compare it.
     *
     * @param path a path as it was sent
     * @return the normalized path
     */
    public static String normalize(String path) {
        if (isNormal(path)) {
            return path;
        }
        StringBuilder normal = new StringBuilder(path.length() + 16);
        int i = 0;
        while (i < path.length()) {
            int encoded = path.charAt(i) == '%' ? byteAt(path, i) : -1;
            if (encoded >= 0) {
                append(normal, encoded, isPlain((char) encoded));
                i += 3;
                continue;
            }
            int character = path.codePointAt(i);
            for (byte part : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                append(normal, part & 0xff, character == '/' || isPlain((char) (part & 0xff)));
            }
            i += Character.charCount(character);
        }
        return normal.toString();
    }

    private static boolean isNormal(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) != '/' && !isPlain(path.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char character) {
        return character < 128 && (Character.isLetterOrDigit(character) || PLAIN.indexOf(character) >= 0);
    }

    private static void append(StringBuilder text, int encoded, boolean isPlain) {
        if (isPlain) {
            text.append((char) encoded);
        } else {
            text.append('%')
                    .append(Character.toUpperCase(Character.forDigit(encoded >> 4, 16)))
                    .append(Character.toUpperCase(Character.forDigit(encoded & 15, 16)));
        }
    }

    private static int byteAt(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return -1;
        }
        boolean isEncoded =
                HexFormat.isHexDigit(path.charAt(percent + 1)) && HexFormat.isHexDigit(path.charAt(percent + 2));
        return isEncoded ? HexFormat.fromHexDigits(path, percent + 1, percent + 3) : -1;
    }

    private static String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        // URLDecoder decodes a plus sign as a space, which is only correct in forms.
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
