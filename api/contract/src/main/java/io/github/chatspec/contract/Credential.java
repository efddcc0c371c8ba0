package io.github.chatspec.contract;

/**
 * What a request shows to be let in, after a security scheme of the contract.
 *
 * @param scheme the scheme's name in the contract
 * @param in {@code header}, {@code query} or {@code cookie}
 * @param name the name of the header, parameter or cookie
 * @param place where the scheme stands
 */
public record Credential(String scheme, String in, String name, SourceLine place) {}
