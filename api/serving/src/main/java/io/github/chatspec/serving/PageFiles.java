package io.github.chatspec.serving;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;

/** Creates pages from files next to a class. The HTML pages of all servers have the same head, policy and basic style. */
public final class PageFiles {

    /** The media type of scripts. */
    public static final String SCRIPT = "text/javascript; charset=utf-8";

    private static final PageFiles SHARED = new PageFiles(PageFiles.class);
    private static final String HTML = "text/html; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final String BASE_POLICY =
            "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'; ";
    private static final String POLICY = BASE_POLICY + "style-src 'self'; img-src data:";

    private final Class<?> owner;

    private PageFiles(Class<?> owner) {
        this.owner = owner;
    }

    /**
     * Uses the files in the package of a class.
     *
     * @param owner the class
     * @return the files
     */
    public static PageFiles nextTo(Class<?> owner) {
        return new PageFiles(owner);
    }

    /**
     * Returns an HTML page with the style at {@code /__chatspec/start.css}.
     *
     * @param title the title, which needs no escaping
     * @param name the file with the content of the element {@code body}
     * @param script the name of the script below {@code /__chatspec/}
     * @return the page
     * @throws NoSuchElementException if the page is read and there is no such file
     */
    public Page html(String title, String name, String script) {
        return request -> html(
                SHARED.text("document.html")
                        .replace("${title}", title)
                        .replace("${script}", script)
                        .replace("${body}", text(name).stripTrailing()),
                POLICY);
    }

    /**
     * Returns an HTML page that is a whole file.
     *
     * @param name the file
     * @param policy what its content security policy allows in addition to scripts and connections of the same origin
     * @return the page
     * @throws NoSuchElementException if the page is read and there is no such file
     */
    public Page document(String name, String policy) {
        return request -> html(text(name), BASE_POLICY + policy);
    }

    private static Reply html(String text, String policy) {
        return Reply.text(200, HTML, text).with("Content-Security-Policy", policy);
    }

    /**
     * Returns the basic style, followed by the rules in a file.
     *
     * @param name the file
     * @return the page
     * @throws NoSuchElementException if the page is read and there is no such file
     */
    public Page style(String name) {
        return request -> Reply.text(200, STYLE, SHARED.text("common.css") + text(name));
    }

    /**
     * Returns a script.
     *
     * @param name the file
     * @return the page
     * @throws NoSuchElementException if the page is read and there is no such file
     */
    public Page script(String name) {
        return request -> Reply.text(200, SCRIPT, text(name));
    }

    /**
     * Reads a file.
     *
     * @param name the name of the file, or an absolute path on the class path
     * @return its content
     * @throws NoSuchElementException if there is no such file
     */
    public String text(String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new NoSuchElementException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
