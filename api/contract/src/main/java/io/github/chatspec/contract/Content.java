package io.github.chatspec.contract;

import java.util.List;
import java.util.Optional;

/**
 * A body in one media type.
 *
 * @param mediaType the media type or range, as the contract spells it
 * @param schema the JSON Pointer of the schema in the contract, if any
 * @param vendorCode the JSON Pointer, into the body, of the property marked {@code x-vendor-code}, if any
 * @param vendorCodes the enum values of that property, as text
 * @param samples the samples
 */
public record Content(
        String mediaType,
        Optional<String> schema,
        Optional<String> vendorCode,
        List<String> vendorCodes,
        List<Sample> samples) {

    /**
     * Returns this content with other samples.
     *
     * @param others the samples
     * @return a content that is otherwise equal
     */
    public Content withSamples(List<Sample> others) {
        return new Content(mediaType, schema, vendorCode, vendorCodes, List.copyOf(others));
    }
}
