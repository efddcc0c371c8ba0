package io.github.chatspec.server.chats;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one version of a chat, so that a client that has it need not be sent it again (RFC 9110, sections 8.8.3 and
 * 13.1.2).
 *
 * <p>The smallest use: {@code EntityTag.of(bytes).isAmong(List.of("\"0123456789abcdef\""))}.
 *
 * <p>The tag is the first 64 bits of the SHA-256 of the chat's bytes: the same bytes have the same tag in each process
 * and after each start, and that two versions of one chat share a tag is not to be expected in anybody's lifetime. It is
 * a strong tag, so whoever encodes the body anew, as gzip does, must change it or make it weak.
 */
public final class EntityTag {

    private static final Pattern LISTED =
            Pattern.compile("[ \\t]*(?:(?:W/)?\"(?<opaque>[\\x21\\x23-\\x7e\\x80-\\xff]*)\"[ \\t]*)?(?:,|$)");

    private final long bits;

    private EntityTag(long bits) {
        this.bits = bits;
    }

    /**
     * Makes the tag of a body.
     *
     * @param bytes the body, or what tells it from all others of the same resource
     * @return the tag
     */
    public static EntityTag of(byte[] bytes) {
        return new EntityTag(bits(bytes));
    }

    /** Makes a tag of the bits that {@link #bits} had of a body. */
    static EntityTag ofBits(long bits) {
        return new EntityTag(bits);
    }

    /** The tag as a number, which takes less memory to keep. */
    static long bits(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }

    /**
     * Tells whether a request's {@code If-None-Match} names this version, by the weak comparison.
     *
     * @param ifNoneMatch the values of the header field, one for each line of it; none where it is absent
     * @return whether the client has this version; a field that is not well formed is taken as absent
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
        boolean found = false;
        int at = 0;
        while (at < field.length()) {
            if (!listed.region(at, field.length()).lookingAt()) {
                return false;
            }
            found |= opaque().equals(listed.group("opaque"));
            at = listed.end();
        }
        return found;
    }

    private String opaque() {
        return HexFormat.of().toHexDigits(bits);
    }

    /** Returns the tag as the header field {@code ETag} holds it. */
    @Override
    public String toString() {
        return '"' + opaque() + '"';
    }
}
