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

/** The template of a path or a host, for example {@code /v3.1/chats/{chat_id}}, ready to be held against requests. */
final class PathTemplate {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");

    /** What need not be escaped and means the same where it is (RFC 3986, section 6.2.2.2). */
    private static final String UNRESERVED = "-._~";

    /** Templates come from contracts, so there are few of them. */
    private static final ConcurrentHashMap<String, PathTemplate> KNOWN = new ConcurrentHashMap<>();

    private final Pattern pattern;
    private final List<String> names;
    /** For each segment a digit, which is lower for a literal one. */
    private final String kinds;

    private PathTemplate(String template) {
        Matcher matcher = VARIABLE.matcher(template);
        StringBuilder regex = new StringBuilder();
        List<String> found = new ArrayList<>();
        int from = 0;
        while (matcher.find()) {
            regex.append(Pattern.quote(template.substring(from, matcher.start())))
                    .append("([^/]+)");
            found.add(matcher.group(1));
            from = matcher.end();
        }
        pattern = Pattern.compile(
                regex.append(Pattern.quote(template.substring(from))).toString());
        names = List.copyOf(found);
        StringBuilder segments = new StringBuilder();
        for (String segment : template.split("/", -1)) {
            segments.append(VARIABLE.matcher(segment).find() ? '1' : '0');
        }
        kinds = segments.toString();
    }

    static PathTemplate of(String template) {
        PathTemplate known = KNOWN.get(template);
        return known != null ? known : KNOWN.computeIfAbsent(template, PathTemplate::new);
    }

    /** Tells whether a text, which is {@link #normal}, fits. */
    boolean fits(String text) {
        return pattern.matcher(text).matches();
    }

    /** Returns the decoded values of the variables, or nothing where the text does not fit. */
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

    /** Orders the template whose first differing segment is literal before the other one. */
    static int byLiterals(PathTemplate left, PathTemplate right) {
        return left.kinds.compareTo(right.kinds);
    }

    /** Writes a path as RFC 3986 (section 6.2.2) does: no needless escapes, and upper case in the others. */
    static String normal(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        StringBuilder normal = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            int octet = path.charAt(i) == '%' ? octet(path, i) : -1;
            if (octet < 0) {
                normal.append(path.charAt(i));
                continue;
            }
            boolean needless = octet < 128 && (Character.isLetterOrDigit(octet) || UNRESERVED.indexOf(octet) >= 0);
            normal.append(
                    needless
                            ? String.valueOf((char) octet)
                            : path.substring(i, i + 3).toUpperCase(Locale.ROOT));
            i += 2;
        }
        return normal.toString();
    }

    private static int octet(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return -1;
        }
        int high = Character.digit(path.charAt(percent + 1), 16);
        int low = Character.digit(path.charAt(percent + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static String decode(String segment) {
        try {
            // In a path a plus sign is a plus sign; only a form encodes a space with it.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}
