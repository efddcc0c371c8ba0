package io.github.chatspec.redact;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An IP address of version 4 in dotted notation. */
final class InternetAddress {

    private static final Pattern FORMAT =
            Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

    private InternetAddress() {}

    /** Returns whether a text is an address. */
    static boolean isOne(String text) {
        return FORMAT.matcher(text).matches();
    }

    /** Returns an address whose parts have as many digits. */
    static String replaced(String address, RedactionKey key, int attempt) {
        String[] parts = address.split("\\.", -1);
        int[] numbers = key.numbers("address " + attempt + " " + address, parts.length);
        return IntStream.range(0, parts.length)
                .map(i -> switch (parts[i].length()) {
                    case 1 -> 1 + numbers[i] % 9;
                    case 2 -> 10 + numbers[i] % 90;
                    default -> 100 + numbers[i] % 156;
                })
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("."));
    }
}
