package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A parameter of an operation.
 *
 * @param name the name
 * @param in {@code path}, {@code query}, {@code header} or {@code cookie}
 * @param required whether it is required
 * @param schema the JSON Pointer of the schema in the contract, if any
 * @param example the value that the contract gives as an example, or a missing node
 * @param place the place of the parameter
 */
public record Parameter(
        String name, String in, boolean required, Optional<String> schema, JsonNode example, SourceLine place) {

    /** The headers that OpenAPI describes by media types and security schemes. */
    private static final Set<String> DESCRIBED_ELSEWHERE = Set.of("accept", "content-type", "authorization");

    /**
     * Returns whether OpenAPI ignores this parameter, since the contract describes such a header elsewhere.
     *
     * @return whether it is the header {@code Accept}, {@code Content-Type} or {@code Authorization}
     */
    public boolean isDescribedElsewhere() {
        return in.equals("header") && DESCRIBED_ELSEWHERE.contains(name.toLowerCase(Locale.ROOT));
    }
}
