package io.github.chatspec.contract;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A credential that a security scheme of the contract requires.
 *
 * @param scheme the scheme's name in the contract
 * @param in {@code header}, {@code query} or {@code cookie}
 * @param name the name of the header, parameter or cookie
 * @param authentication the authentication scheme that the value begins with (RFC 9110, section 11.4), in lower case, for
 *     example {@code bearer}; empty if the value is the credential alone
 * @param place the place of the scheme
 */
public record Credential(String scheme, String in, String name, Optional<String> authentication, SourceLine place) {

    /** A user and a password, in the encoding of basic authentication. */
    private static final String BASIC =
            Base64.getEncoder().encodeToString("demo:demo".getBytes(StandardCharsets.UTF_8));

    /**
     * Returns a value that has the form of this credential, for requests that only show what to send.
     *
     * @return for example {@code Bearer demo}
     */
    public String exampleValue() {
        String known = authentication.orElse("");
        return switch (known) {
            case "" -> "demo";
            case "basic" -> "Basic " + BASIC;
            case "digest" -> "Digest username=\"demo\"";
            default -> Character.toUpperCase(known.charAt(0)) + known.substring(1) + " demo";
        };
    }
}
