package io.github.chatspec.mock.stubs;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.MediaType;
import java.util.Optional;

/** Replaces the media ranges of a contract's samples, since a response has one media type. */
final class ConcreteMediaTypes {

    private ConcreteMediaTypes() {}

    /** Returns a contract whose samples have media types that are in the documented ranges. */
    static Contract in(Contract contract) {
        return contract.withOperations(contract.operations().stream()
                .map(operation -> operation.withResponses(operation.responses().stream()
                        .map(response -> response.withContents(response.contents().stream()
                                .map(content -> content.withSamples(content.samples().stream()
                                        .map(ConcreteMediaTypes::concrete)
                                        .toList()))
                                .toList()))
                        .toList()))
                .toList());
    }

    private static Sample concrete(Sample sample) {
        Optional<MediaType> range = MediaType.parse(sample.mediaType()).filter(MediaType::isRange);
        return range.isEmpty() ? sample : sample.withMediaType(range.get().concrete());
    }
}
