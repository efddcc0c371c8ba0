package io.github.chatspec.serving;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Checks the percent-encoding of request targets (RFC 3986, section 2.1). */
final class TargetSyntax {

    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private TargetSyntax() {}

    /**
     * Returns whether a target is well encoded.
     *
     * @param target path and query as they were sent
     * @return whether all characters are printable ASCII, all escapes are complete, and the decoded bytes are UTF-8
     *     without NUL
     */
    static boolean isValid(String target) {
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) > 126 || target.charAt(i) < 33) {
                return false;
            }
        }
        return target.indexOf('%') < 0 || (!STRAY_PERCENT.matcher(target).find() && isText(target));
    }

    private static boolean isText(String target) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(target.length());
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) == '%') {
                int value = Integer.parseInt(target, i + 1, i + 3, 16);
                if (value == 0) {
                    return false;
                }
                bytes.write(value);
                i += 2;
            } else {
                bytes.write(target.charAt(i));
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
