package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.http.Request;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.serving.AcceptHeader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Chooses the media type of a response. */
final class ContentNegotiation {

    private static final String ACCEPT = "Accept";

    private ContentNegotiation() {}

    /** Returns whether a request has a preference. */
    static boolean isNeeded(Request request) {
        return request.containsHeader(ACCEPT);
    }

    /** Returns the sample in the media type that the client prefers, or nothing if it accepts none. */
    static Optional<Sample> best(Request request, Operation operation, Sample sample) {
        if (!isNeeded(request) || sample.mediaType().isEmpty()) {
            return Optional.of(sample);
        }
        AcceptHeader accept = AcceptHeader.of(request.header(ACCEPT).values());
        // The sort is stable, so the first of several equally preferred ones wins.
        Sample best = alternatives(operation, sample).stream()
                .sorted(Comparator.comparingDouble(one -> -accept.weight(one.mediaType())))
                .toList()
                .get(0);
        return accept.weight(best.mediaType()) == 0 ? Optional.empty() : Optional.of(best);
    }

    /** Returns a sample and, for each other media type of its status, the sample of the same name or else the first. */
    private static List<Sample> alternatives(Operation operation, Sample sample) {
        List<Sample> alternatives = new ArrayList<>(List.of(sample));
        SampleResponses.documented(operation, sample).stream()
                .flatMap(response -> response.contents().stream())
                .filter(content -> !content.mediaType().isEmpty())
                .filter(content -> !content.mediaType().equals(sample.mediaType()))
                .forEach(content -> content.samples().stream()
                        .min(Comparator.comparing(other -> !other.name().equals(sample.name())))
                        .ifPresent(alternatives::add));
        return alternatives;
    }
}
