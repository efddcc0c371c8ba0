package io.github.chatspec.judge.keyword;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.Predicate;

/** A string format that a compiled verdict checks; it accepts no text that the {@link Validator} rejects. */
public enum TextFormat implements Predicate<String> {
    /** RFC 3339. */
    DATE_TIME {
        @Override
        public boolean test(String text) {
            return DateTime.isValid(text);
        }
    },

    /** RFC 3986, with a scheme. */
    ADDRESS {
        @Override
        public boolean test(String text) {
            URI address = parsed(text);
            return address != null && address.isAbsolute();
        }
    },

    /** RFC 3986. */
    REFERENCE {
        @Override
        public boolean test(String text) {
            return parsed(text) != null;
        }
    };

    /**
     * Returns whether the validator certainly rejects a text, so that it need not be asked.
     *
     * @param text a text
     * @return whether it does; false if that is unknown
     */
    public boolean rejects(String text) {
        // A date-time is decided by the same code in the validator; no kind of URI contains a blank.
        return this == DATE_TIME ? !test(text) : text.indexOf(' ') >= 0;
    }

    /** Returns the URI, or null if the text is not one or only Java and not the validator accepts it. */
    private static URI parsed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x7f) {
                return null; // Java accepts other characters, too
            }
        }
        try {
            URI address = new URI(text);
            String query = address.getRawQuery();
            return query != null && (query.indexOf('[') >= 0 || query.indexOf(']') >= 0) ? null : address;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
