package io.github.chatspec.report;

import io.github.chatspec.text.PlainText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page with places for values, in the small part of Mustache that a report needs.
 *
 * <p>{@code {{name}}} is a text, escaped for an element or a quoted attribute; {@code {{{name}}}} is a text as it is,
 * for what comes from our own files only; the text between {@code {{#name}}} and {@code {{/name}}} is written once
 * per map in a list.
 */
final class HtmlTemplate {

    private static final Pattern TAG = Pattern.compile(
            "[ \\t]*\\{\\{([#/])(\\w+)}}[ \\t]*\\n|\\{\\{([#/])(\\w+)}}|\\{\\{\\{(\\w+)}}}|\\{\\{(\\w+)}}");

    private final List<Part> parts;

    private HtmlTemplate(List<Part> parts) {
        this.parts = parts;
    }

    /** Something that a template writes. */
    private interface Part {

        void write(Map<String, ?> values, Appendable out) throws IOException;
    }

    /** Reads a template; a section that does not end as it began is a mistake of ours. */
    static HtmlTemplate parse(String text) {
        Matcher tag = TAG.matcher(text);
        return parse(text, tag, new int[1], null);
    }

    private static HtmlTemplate parse(String text, Matcher tag, int[] from, String section) {
        List<Part> parts = new ArrayList<>();
        while (tag.find()) {
            String before = text.substring(from[0], tag.start());
            parts.add((values, out) -> out.append(before));
            from[0] = tag.end();
            String mark = tag.group(1) != null ? tag.group(1) : tag.group(3);
            String name = tag.group(1) != null ? tag.group(2) : tag.group(4);
            if (mark == null) {
                parts.add(tag.group(5) != null ? raw(tag.group(5)) : escaped(tag.group(6)));
            } else if (mark.equals("#")) {
                parts.add(repeated(name, parse(text, tag, from, name)));
            } else if (name.equals(section)) {
                return new HtmlTemplate(parts);
            } else {
                throw new IllegalArgumentException("The section " + name + " ends where it did not begin.");
            }
        }
        if (section != null) {
            throw new IllegalArgumentException("The section " + section + " does not end.");
        }
        String rest = text.substring(from[0]);
        parts.add((values, out) -> out.append(rest));
        return new HtmlTemplate(parts);
    }

    private static Part raw(String name) {
        return (values, out) -> out.append(value(name, values).toString());
    }

    private static Part escaped(String name) {
        return (values, out) -> out.append(escape(value(name, values).toString()));
    }

    private static Part repeated(String name, HtmlTemplate inner) {
        return (values, out) -> {
            for (Object item : (List<?>) value(name, values)) {
                inner.fill(cast(item), out);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> cast(Object item) {
        return (Map<String, ?>) item;
    }

    private static Object value(String name, Map<String, ?> values) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Nothing is given for " + name + ".");
        }
        return value;
    }

    /**
     * Writes the page.
     *
     * @param values a text or a number for each place, and a list of such maps for each section
     * @param out where it goes
     * @throws IOException if it cannot be written
     */
    void fill(Map<String, ?> values, Appendable out) throws IOException {
        for (Part part : parts) {
            part.write(values, out);
        }
    }

    private static String escape(String text) {
        return PlainText.line(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
