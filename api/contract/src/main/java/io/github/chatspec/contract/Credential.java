package io.github.chatspec.contract;

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
public record Credential(String scheme, String in, String name, Optional<String> authentication, SourceLine place) {}
