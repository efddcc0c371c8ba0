package io.github.chatspec.report;

import java.nio.charset.StandardCharsets;

/**
 * The name of a file as a URI reference.
 */
final class FileReference {

    private static final String UNRESERVED = "-._~";

    private FileReference() {}

    /**
     * Creates a reference.
     *
     * @param file the file as the user named it
     * @param separator the separator of its folders
     * @return a relative reference for a relative name, else an address of the scheme {@code file}
     */
    static String of(String file, char separator) {
        String slashed = file.replace(separator, '/');
        boolean drive = separator == '\\' && slashed.matches("[A-Za-z]:/.*");
        if (drive) {
            return "file:///" + slashed.charAt(0) + ":" + encoded(slashed.substring(2));
        }
        if (slashed.startsWith("//") && separator == '\\') {
            return "file:" + encoded(slashed);
        }
        return slashed.startsWith("/") ? "file://" + encoded(slashed.replaceFirst("^/+", "/")) : encoded(slashed);
    }

    /** Encodes colons too, since the text before a colon would be read as a scheme. */
    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder(path.length());
        for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xff);
            boolean kept = (c < 0x80 && Character.isLetterOrDigit(c)) || UNRESERVED.indexOf(c) >= 0 || c == '/';
            if (kept) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format("%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
