package io.github.chatspec.judge.clean;

import io.github.chatspec.exchange.HeaderSpans;
import java.nio.charset.StandardCharsets;

/** Accepts credentials that begin with the name of an authentication scheme (RFC 9110, section 11.4). */
final class SchemeTest implements ValueTest {

    private final byte[] prefix;

    /**
     * Creates the test.
     *
     * @param scheme the name in lower case
     */
    SchemeTest(String scheme) {
        prefix = (scheme + " ").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean accepts(byte[] text, int from, int to) {
        if (to - from <= prefix.length || !HeaderSpans.isSame(text, from, prefix)) {
            return false;
        }
        // It must be visible: the judge ignores blanks at the end of the value, also if they are escaped.
        byte next = text[from + prefix.length];
        return next > ' ' && next != '\\';
    }
}
