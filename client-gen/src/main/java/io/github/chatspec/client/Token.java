package io.github.chatspec.client;

import java.util.Optional;
import java.util.function.Supplier;

/** The access token, which its supplier is asked for once, and again when the vendor refused it. */
final class Token {

    private final Supplier<String> supplier;
    private String current;

    Token(Supplier<String> supplier) {
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
        if (token == null || token.isBlank()) {
            throw new IllegalStateException("The supplier gave no access token.");
        }
        return token;
    }
}
