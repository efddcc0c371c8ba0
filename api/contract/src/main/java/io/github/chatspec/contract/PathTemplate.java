package io.github.chatspec.contract;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A compiled template of a path or a host, for example {@code /v3.1/chats/{chat_id}}. */
final class PathTemplate {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");

    /** The unreserved characters except letters and digits (RFC 3986, section 2.3). */
    private static final String UNRESERVED = "-._~";

    /** Templates come from contracts, so their number is small. */
    private static final ConcurrentHashMap<String, PathTemplate> COMPILED = new ConcurrentHashMap<>();

    private final Pattern pattern;
    private final List<String> names;
    /** One digit per segment: 0 for a literal one, 1 for one with a variable. */
    private final String kinds;

    private PathTemplate(String template) {
        Matcher matcher = VARIABLE.matcher(template);
        StringBuilder regex = new StringBuilder();
        List<String> variables = new ArrayList<>();
        int from = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(template.substring(from, matcher.start())))
                    .append("([^/]+)");
            variables.add(matcher.group(1));
            from = matcher.end();
        }
        pattern = Pattern.compile(
                regex.append(Pattern.quote(template.substring(from))).toString());
        names = List.copyOf(variables);
        StringBuilder segments = new StringBuilder();
        for (String segment : template.split("/", -1)) {
            segments.append(VARIABLE.matcher(segment).find() ? '1' : '0');
        }
        kinds = segments.toString();
    }

    static PathTemplate of(String template) {
        PathTemplate compiled = COMPILED.get(template);
        return compiled != null ? compiled : COMPILED.computeIfAbsent(template, PathTemplate::new);
    }

    /** Returns whether a {@linkplain #normalize normalized} text matches. */
    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }

    /** Returns the decoded values of the variables; empty if the text does not match. */
    Optional<Map<String, String>> values(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int group = 1; group <= names.size(); group++) {
            values.put(names.get(group - 1), decode(matcher.group(group)));
        }
        return Optional.of(values);
    }

    /** Orders a template before another one if the first segment in which they differ is literal. */
    static int compareLiterals(PathTemplate left, PathTemplate right) {
        return left.kinds.compareTo(right.kinds);
    }

    /**
     * Normalizes the percent-encoding of a path (RFC 3986, section 6.2.2): unreserved characters are decoded, and the
     * hexadecimal digits of the others are in upper case.
     */
    static String normalize(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        StringBuilder normal = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            int encoded = path.charAt(i) == '%' ? byteAt(path, i) : -1;
            if (encoded < 0) {
                normal.append(path.charAt(i));
                continue;
            }
            boolean unreserved =
                    encoded < 128 && (Character.isLetterOrDigit(encoded) || UNRESERVED.indexOf(encoded) >= 0);
            normal.append(
                    unreserved
                            ? String.valueOf((char) encoded)
                            : path.substring(i, i + 3).toUpperCase(Locale.ROOT));
            i += 2;
        }
        return normal.toString();
    }

    private static int byteAt(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return -1;
        }
        int high = Character.digit(path.charAt(percent + 1), 16);
        int low = Character.digit(path.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static String decode(String segment) {
        try {
            // URLDecoder decodes a plus sign as a space, which is only correct in forms.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
