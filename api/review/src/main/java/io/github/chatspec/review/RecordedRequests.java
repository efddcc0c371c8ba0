package io.github.chatspec.review;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.Response;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Recognizes the recorded exchanges that a change is about, if it is not about the body of a response. */
final class RecordedRequests {

    private final String operation;

    /**
     * Creates a recognizer.
     *
     * @param operation the operation in the contract that has it, the older one if both do
     */
    RecordedRequests(Operation operation) {
        this.operation = operation.id();
    }

    /** Returns a test for all requests of the operation. */
    Predicate<RecordedAnswers.Answer> all() {
        return answer -> answer.operation().id().equals(operation);
    }

    private Predicate<RecordedAnswers.Answer> with(Predicate<Request> requests) {
        return answer -> answer.operation().id().equals(operation) && requests.test(answer.request());
    }

    /** Returns a test for requests that have a parameter. */
    Predicate<RecordedAnswers.Answer> having(Parameter parameter) {
        return parameter.in().equals("path")
                ? all()
                : with(request ->
                        !request.values(parameter.in(), parameter.name()).isEmpty());
    }

    /** Returns a test for requests of which the recorder has kept all values, and that lack a parameter. */
    Predicate<RecordedAnswers.Answer> lacking(Parameter parameter) {
        boolean isInHeaders = parameter.in().equals("header") || parameter.in().equals("cookie");
        return with(request -> (!isInHeaders || request.headers().areComplete())
                && request.values(parameter.in(), parameter.name()).isEmpty());
    }

    /** Returns a test for requests with a body of a media type, or for those without a body if no media type is given. */
    Predicate<RecordedAnswers.Answer> withBody(Optional<String> mediaType) {
        return with(request -> {
            boolean isEmpty = request.body().filter(body -> body.length > 0).isEmpty();
            Optional<MediaType> sent = request.headers().first("Content-Type").flatMap(MediaType::parse);
            return mediaType.isEmpty()
                    ? isEmpty && request.body().isPresent()
                    : !isEmpty
                            && sent.filter(type -> type.isWithin(mediaType.get()))
                                    .isPresent();
        });
    }

    /** Returns a test for requests that only one of the contracts refuses for one of some reasons. */
    Predicate<RecordedAnswers.Answer> refusedByOne(Set<String> causes) {
        return answer -> answer.operation().id().equals(operation)
                && has(answer.olderFindings(), causes) != has(answer.newerFindings(), causes);
    }

    private static boolean has(List<Finding> findings, Set<String> causes) {
        return findings.stream()
                .anyMatch(finding -> finding.cause().filter(causes::contains).isPresent());
    }

    /** Returns a test for answers whose status a row of the contract describes. */
    Predicate<RecordedAnswers.Answer> answeredBy(Response response) {
        return answer -> answer.operation().id().equals(operation)
                && answer.operation()
                        .response(answer.exchange().status())
                        .map(Response::status)
                        .orElse(String.valueOf(answer.exchange().status()))
                        .equalsIgnoreCase(response.status());
    }

    /** Returns a test for answers of a row that have a header, or lack it. */
    Predicate<RecordedAnswers.Answer> answeredBy(Response response, String header, boolean isPresent) {
        return answeredBy(response)
                .and(answer -> answer.exchange()
                        .headers()
                        .filter(headers -> isPresent == headers.first(header).isPresent())
                        .isPresent());
    }
}
