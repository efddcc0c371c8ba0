package io.github.chatspec.contract;

import java.util.Optional;

/**
 * A header that the contract documents for a response.
 *
 * @param name the name, which is compared without regard to case
 * @param required whether the response always has it
 * @param schema the JSON Pointer of the schema in the contract, if any
 * @param isContent whether the value is a text in a media type, and not a list of values
 * @param explode whether an object is written as {@code key=value} pairs
 * @param isBeyond whether the vendor's documents do not have it ({@code x-beyond})
 * @param place the place of the header
 */
public record ResponseHeader(
        String name,
        boolean required,
        Optional<String> schema,
        boolean isContent,
        boolean explode,
        boolean isBeyond,
        SourceLine place) {}
