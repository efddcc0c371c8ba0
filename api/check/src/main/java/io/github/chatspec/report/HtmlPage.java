package io.github.chatspec.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * An HTML page that needs neither a network nor another file: a template with its style and its script, which the page's
 * own security policy admits by their hashes.
 *
 * <p>In the template, {@code {{name}}} is a text, which is escaped; the text between {@code {{#name}}} and
 * {@code {{/name}}} is written once per map in a list.
 */
public final class HtmlPage {

    private static final String FOLDER = "/chatspec/";

    private final String name;

    private HtmlPage(String name) {
        this.name = name;
    }

    /**
     * Returns a page.
     *
     * @param name the name of its resources below {@code /chatspec}, without {@code .html}, {@code .css} and {@code .js}
     * @return the page
     */
    public static HtmlPage of(String name) {
        return new HtmlPage(name);
    }

    /**
     * Writes the page.
     *
     * @param values a text or a number for each place, and a list of such maps for each section
     * @param out where it goes, in UTF-8
     * @throws IOException if it cannot be written
     */
    public void write(Map<String, ?> values, Appendable out) throws IOException {
        String style = resource("report/common.css") + resource(name + ".css");
        String script = resource(name + ".js");
        Map<String, Object> all = new HashMap<>(values);
        all.put("style", style);
        all.put("styleHash", hash(style));
        all.put("script", script);
        all.put("scriptHash", hash(script));
        HtmlTemplate.parse(resource(name + ".html")).fill(all, out);
    }

    private static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(FOLDER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what the security policy admits a style or a script by. */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
