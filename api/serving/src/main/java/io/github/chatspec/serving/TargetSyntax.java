package io.github.chatspec.serving;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Tells whether the escapes of a target (RFC 3986, section 2.1) stand for a text that can be read.
 *
 * <p>The smallest use: {@code TargetSyntax.is("/chats/%C3%A9?page=1")}.
 */
public final class TargetSyntax {

    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private TargetSyntax() {}

    /**
     * Tells it of path and query together.
     *
     * @param target path and query as they were sent
     * @return whether every octet is allowed, every escape is whole, and together they are UTF-8 without a NUL
     */
    public static boolean is(String target) {
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) > 126 || target.charAt(i) < 33) {
                return false;
            }
        }
        return target.indexOf('%') < 0 || (!STRAY_PERCENT.matcher(target).find() && isText(target));
    }

    private static boolean isText(String target) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(target.length());
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) == '%') {
                int octet = Integer.parseInt(target, i + 1, i + 3, 16);
                if (octet == 0) {
                    return false;
                }
                octets.write(octet);
                i += 2;
            } else {
                octets.write(target.charAt(i));
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.toByteArray()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
