package io.github.chatspec.server.chats;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strong entity tag for one version of a chat (RFC 9110, sections 8.8.3 and 13.1.2).
 *
 * <p>The tag is the first 64 bits of the SHA-256 of the chat's JSON, so the same JSON has the same tag after each start
 * of the server. Code that compresses the body must make the tag weak.
 */
public final class EntityTag {

    private static final Pattern LISTED =
            Pattern.compile("[ \\t]*(?:(?:W/)?\"(?<opaque>[\\x21\\x23-\\x7e\\x80-\\xff]*)\"[ \\t]*)?(?:,|$)");

    /** The number of hexadecimal digits. */
    private static final int DIGITS = 16;

    private final long bits;

    private EntityTag(long bits) {
        this.bits = bits;
    }

    /**
     * Returns the tag of a body.
     *
     * @param bytes the body
     * @return the tag
     */
    static EntityTag of(byte[] bytes) {
        return new EntityTag(bits(ByteBuffer.wrap(bytes)));
    }

    /** Returns the tag that has the given {@link #bits}. */
    static EntityTag ofBits(long bits) {
        return new EntityTag(bits);
    }

    /** Returns the tag of a body as a number, which takes less memory. */
    static long bits(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return ByteBuffer.wrap(digest.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }

    /**
     * Returns whether the field {@code If-None-Match} of a request lists this tag, by the weak comparison.
     *
     * @param ifNoneMatch the values of the field, one for each line
     * @return whether the client has this version; false if the field is absent or malformed
     */
    public boolean isAmong(List<String> ifNoneMatch) {
        if (ifNoneMatch.isEmpty()) {
            return false;
        }
        // Several lines of a field are one list (RFC 9110, section 5.3).
        String field = String.join(",", ifNoneMatch).strip();
        if (field.equals("*")) {
            return true;
        }
        Matcher listed = LISTED.matcher(field);
        boolean matches = false;
        int position = 0;
        while (position < field.length()) {
            if (!listed.region(position, field.length()).lookingAt()) {
                return false;
            }
            matches |= opaque().equals(listed.group("opaque"));
            position = listed.end();
        }
        return matches;
    }

    private String opaque() {
        return HexFormat.of().toHexDigits(bits);
    }

    /** Returns the tag in the format of the field {@code ETag}. */
    @Override
    public String toString() {
        byte[] text = new byte[DIGITS + 2];
        text[0] = '"';
        for (int i = 0; i < DIGITS; i++) {
            text[i + 1] = (byte) Character.forDigit((int) (bits >>> (4 * (DIGITS - 1 - i))) & 0xf, 16);
        }
        text[DIGITS + 1] = '"';
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
