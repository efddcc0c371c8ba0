package io.github.chatspec.contract;

/**
 * A credential that a security scheme of the contract requires.
 *
 * @param scheme the scheme's name in the contract
 * @param in {@code header}, {@code query} or {@code cookie}
 * @param name the name of the header, parameter or cookie
 * @param place the place of the scheme
 */
public record Credential(String scheme, String in, String name, SourceLine place) {}
