package io.github.chatspec.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Redacts media types: keeps common ones and the names of charsets. */
final class MediaTypeRedaction {

    // A MediaType does not keep malformed parts, white space and case, which must be kept or masked one by one.
    private static final Pattern FORM = Pattern.compile("([^/;]*)/([^/;]*)(;.*)?", Pattern.DOTALL);
    private static final Pattern TYPE =
            Pattern.compile("\\s*(application|audio|font|image|message|model|multipart|text|video)\\s*");

    /** Common media types; others may identify the sender. */
    private static final Set<String> SUBTYPES = Set.of(
            "css",
            "csv",
            "event-stream",
            "form-data",
            "gif",
            "hal+json",
            "html",
            "javascript",
            "jpeg",
            "json",
            "mixed",
            "octet-stream",
            "pdf",
            "plain",
            "png",
            "problem+json",
            "svg+xml",
            "vnd.api+json",
            "webp",
            "x-www-form-urlencoded",
            "xml");

    private static final Pattern JSON = Pattern.compile("(.*\\+)?(json)(\\s*)", Pattern.CASE_INSENSITIVE);

    /** A charset parameter; any word that is not the name of a charset may identify the sender. */
    private static final Pattern CHARSET =
            Pattern.compile("(\\s*charset\\s*=\\s*\"?)([^\"]*?)(\"?\\s*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern CHARSET_NAME = Pattern.compile(
            "utf-?(8|16|32)([bl]e)?|us-ascii|ascii|iso-8859-1?[0-9]|latin-?1|windows-125[0-8]|cp125[0-8]|koi8-[ru]"
                    + "|shift_jis|euc-(jp|kr)|iso-2022-(jp|kr)|gb2312|gbk|gb18030|big5",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUALITY = Pattern.compile(";\\s*q=[01](\\.[0-9]{1,3})?");

    /** The media types that clients accept by default. */
    private static final Set<String> RANGES = Set.of(
            "*/*",
            "application/*",
            "application/hal+json",
            "application/json",
            "application/problem+json",
            "application/xml",
            "text/*",
            "text/html",
            "text/plain");

    private MediaTypeRedaction() {}

    /** Returns a Content-Type without data of its sender, which the judge treats in the same way. */
    static String redacted(String value, List<String> documented) {
        Matcher form = FORM.matcher(value);
        if (!form.matches()) {
            return Pseudonyms.masked(value);
        }
        String type = form.group(1);
        String subtype = form.group(2);
        boolean plain = TYPE.matcher(type.toLowerCase(Locale.ROOT)).matches()
                && SUBTYPES.contains(subtype.strip().toLowerCase(Locale.ROOT));
        boolean known = documented.stream()
                .map(range -> range.replaceFirst(";.*", "").strip())
                .anyMatch(range -> range.equalsIgnoreCase(type.strip() + "/" + subtype.strip()));
        String parameters = form.group(3) == null ? "" : parameters(form.group(3), documented);
        return (plain || known ? type + "/" + subtype : Pseudonyms.masked(type) + "/" + masked(subtype)) + parameters;
    }

    /** Returns whether an Accept header contains only common media types and ranges. */
    static boolean arePlain(String accept) {
        return Stream.of(accept.split(",", -1))
                .map(range -> QUALITY.matcher(range.strip()).replaceFirst(""))
                .allMatch(RANGES::contains);
    }

    private static String parameters(String parameters, List<String> documented) {
        return Stream.of(parameters.split(";", -1))
                .map(parameter -> isDocumented(parameter, documented) ? parameter : parameter(parameter))
                .collect(Collectors.joining(";"));
    }

    private static boolean isDocumented(String parameter, List<String> documented) {
        return documented.stream()
                .flatMap(range -> Stream.of(range.split(";", -1)).skip(1))
                .anyMatch(known -> known.strip().equalsIgnoreCase(parameter.strip()));
    }

    private static String parameter(String parameter) {
        Matcher charset = CHARSET.matcher(parameter);
        if (!charset.matches()) {
            return Pseudonyms.masked(parameter);
        }
        return CHARSET_NAME.matcher(charset.group(2)).matches()
                ? parameter
                : charset.group(1) + Pseudonyms.masked(charset.group(2)) + charset.group(3);
    }

    /** Only JSON bodies are judged, so a JSON type must stay a JSON type. */
    private static String masked(String subtype) {
        Matcher json = JSON.matcher(subtype);
        return json.matches()
                ? Pseudonyms.masked(json.group(1) == null ? "" : json.group(1)) + json.group(2) + json.group(3)
                : Pseudonyms.masked(subtype);
    }
}
