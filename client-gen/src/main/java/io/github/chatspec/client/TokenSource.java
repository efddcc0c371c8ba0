package io.github.chatspec.client;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The access token, which its supplier is asked for once, and again when the vendor refused it. */
final class TokenSource {

    private static final Pattern IN_A_HEADER = Pattern.compile("[!-~]+");

    private final Supplier<String> supplier;
    private String current;

    TokenSource(Supplier<String> supplier) {
        this.supplier = supplier;
    }

    synchronized String current() {
        if (current == null) {
            current = supplied();
        }
        return current;
    }

    /** A token other than the refused one, if there is any; of many calls with the same token only one asks for it. */
    synchronized Optional<String> otherThan(String refused) {
        if (refused.equals(current)) {
            current = supplied();
        }
        return Optional.of(current).filter(token -> !token.equals(refused));
    }

    private String supplied() {
        String token = supplier.get();
        // What cannot stand in a header is refused here, since the JDK would print it.
        if (token == null || !IN_A_HEADER.matcher(token).matches()) {
            throw new IllegalStateException("The supplier gave nothing that can be an access token.");
        }
        return token;
    }
}
