package io.github.chatspec.contract;

import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One operation of a contract: a method on a path.
 *
 * @param contract the name of the contract
 * @param id the operationId, or method and path if it is missing or repeated
 * @param method the method in upper case
 * @param path the path template, for example {@code /v3.1/chats/{chat_id}}
 * @param servers the URLs of the servers, absolute or beginning with the path, and without a trailing slash except for
 *     {@code /}; a variable in braces stands for any value
 * @param parameters the parameters, including those of the path item
 * @param credentials the alternatives of credentials, each of which may require several; empty if the operation is
 *     public
 * @param requestBody the body that requests have, if any
 * @param responses the responses in the order of the document
 * @param place the place of the operation
 */
public record Operation(
        String contract,
        String id,
        String method,
        String path,
        List<String> servers,
        List<Parameter> parameters,
        List<List<Credential>> credentials,
        Optional<RequestBody> requestBody,
        List<Response> responses,
        SourceLine place) {

    /** Apart, since few runs need it, and compiling it takes a new process as long as the rest of an operation. */
    private static final class Variable {
        static final Pattern PATTERN = Pattern.compile("\\{[^{}/]+}");
    }

    /** A character that is not part of any template. */
    private static final String ANY_VALUE = "\uffff";

    /**
     * Returns the name of the operation across contracts.
     *
     * @return for example {@code engage/getChat}
     */
    public String qualifiedId() {
        return contract + "/" + id;
    }

    /**
     * Returns whether a request has a method that this operation does not answer.
     *
     * @param request a request to the operation's path
     * @return whether its method is not the operation's, HEAD for GET, or OPTIONS
     */
    public boolean hasOtherMethod(Request request) {
        return !request.method().equals(method)
                && !request.method().equals("OPTIONS")
                && !(request.method().equals("HEAD") && method.equals("GET"));
    }

    /**
     * Returns the templates of the paths under which the servers have the operation.
     *
     * @return the path after that of each server, for example {@code /api/v3.1/chats/{chat_id}}
     */
    public List<String> pathsOnServers() {
        // Loops instead of streams here and in paths(), since each run reads the paths, and most need no stream
        // otherwise.
        Set<String> onServers = new LinkedHashSet<>();
        for (String server : servers) {
            onServers.addAll(pathsOn(server));
        }
        return List.copyOf(onServers);
    }

    /**
     * Returns the value of a path parameter.
     *
     * @param request a request to one of {@link #pathsOnServers()}
     * @param name the name of the parameter
     * @return the decoded value; empty if the path is not one of the operation, or has no such parameter
     */
    public Optional<String> pathValue(Request request, String name) {
        for (String template : pathsOnServers()) {
            Optional<Map<String, String>> values = PathTemplate.of(template).parameters(request.path());
            if (values.isPresent() && values.get().containsKey(name)) {
                return Optional.of(values.get().get(name));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the templates of the paths under which a server on another host may have the operation.
     *
     * @return the path of the operation itself, and those of {@link #pathsOnServers()} that no other one of them includes
     */
    public List<String> paths() {
        List<String> onServers = pathsOnServers();
        if (onServers.size() > 1) {
            List<String> different = new ArrayList<>();
            for (String template : onServers) {
                boolean isIncluded = false;
                for (String other : different) {
                    isIncluded |= includes(other, template);
                }
                if (!isIncluded) {
                    different.removeIf(other -> includes(template, other));
                    different.add(template);
                }
            }
            onServers = different;
        }
        Set<String> paths = new LinkedHashSet<>(List.of(path));
        paths.addAll(onServers);
        return List.copyOf(paths);
    }

    /** Returns whether a template matches all paths that another one matches. */
    private static boolean includes(String template, String other) {
        String anyPath = Variable.PATTERN.matcher(other).replaceAll(ANY_VALUE);
        return PathTemplate.of(template).matches(PathTemplate.normalize(anyPath));
    }

    /**
     * Returns the operation under another path.
     *
     * @param other one of {@link #paths()}
     * @return an operation that is otherwise equal
     */
    public Operation withPath(String other) {
        return new Operation(
                contract, id, method, other, servers, parameters, credentials, requestBody, responses, place);
    }

    /**
     * Returns the path after that of a server; the root path of a server may also have no slash.
     *
     * @param server one of {@link #servers()}
     * @return the path's templates
     */
    public List<String> pathsOn(String server) {
        String base = new Request("GET", server, Headers.NONE).path();
        if (base.equals("/")) {
            return List.of(path);
        }
        return path.equals("/") ? List.of(base, base + "/") : List.of(base + path);
    }

    /**
     * Returns the response that the operation documents for a status.
     *
     * @param status an HTTP status
     * @return the response for this status, otherwise for its class ({@code 4XX}), otherwise the default, if any
     */
    public Optional<Response> response(int status) {
        Response nearest = null;
        for (Response response : responses) {
            if (response.covers(status) && (nearest == null || response.precedence() < nearest.precedence())) {
                nearest = response;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /**
     * Returns this operation with other responses.
     *
     * @param others the responses
     * @return the operation
     */
    public Operation withResponses(List<Response> others) {
        return new Operation(
                contract, id, method, path, servers, parameters, credentials, requestBody, List.copyOf(others), place);
    }

    /**
     * Returns the status with which a documented response is sent.
     *
     * @param response one of the operation's responses
     * @return its status or, for a class of statuses or the default, the first one that no other response has
     */
    public int statusOf(Response response) {
        return Response.status(
                response.status(), responses.stream().map(Response::status).toList());
    }

    /**
     * Returns the samples of all responses.
     *
     * @return the samples in the order of the document
     */
    public List<Sample> samples() {
        return responses.stream()
                .flatMap(response -> response.samples().stream())
                .toList();
    }

    /**
     * Returns the sample with a name.
     *
     * @param name the sample's name
     * @return the first sample with this name, if any
     */
    public Optional<Sample> sample(String name) {
        return samples().stream().filter(sample -> sample.name().equals(name)).findFirst();
    }

    /**
     * Returns the samples in the order in which their conditions are tried, which is that of
     * {@link ExampleCondition.Rank}. Derived conditions come after them, those with the most parts first. If all
     * samples with a condition are refusals, one sample answers all other requests: the first of the contract that is not a
     * refusal, otherwise the generated one with the lowest status from 200, otherwise any.
     *
     * @return the conditions with their samples
     */
    public List<Map.Entry<ExampleCondition, Sample>> choices() {
        List<Sample> samples = samples();
        List<Map.Entry<ExampleCondition, Sample>> choices = samples.stream()
                .flatMap(sample -> sample.when().stream().map(condition -> Map.entry(condition, sample)))
                .sorted(Comparator.comparing(choice -> choice.getKey().rank()))
                .collect(Collectors.toCollection(ArrayList::new));
        boolean hasConditions =
                choices.stream().anyMatch(choice -> !choice.getValue().isRefusal());
        samples.stream()
                .flatMap(sample -> sample.pairs().stream().map(condition -> Map.entry(condition, sample)))
                .sorted(Comparator.comparing(choice -> -choice.getKey().size()))
                .forEach(choices::add);
        if (!hasConditions) {
            samples.stream()
                    .filter(sample -> sample.isGenerated() || !sample.isRefusal())
                    .min(Comparator.comparing(Sample::isRefusal)
                            .thenComparing(sample -> sample.status() < 200)
                            .thenComparing(Sample::isGenerated)
                            .thenComparing(sample -> sample.isGenerated() ? sample.status() : 0))
                    .ifPresent(sample -> choices.add(Map.entry(ExampleCondition.ALWAYS, sample)));
        }
        return List.copyOf(choices);
    }

    /**
     * Returns the refusal that the contract documents for an invalid request, independent of any stored chats.
     *
     * @param request the request
     * @return the sample of a refusal whose condition on the method, a header or a query parameter holds, if any
     */
    public Optional<Sample> refusal(Request request) {
        // Loops instead of streams, since a server calls this for every request.
        Sample first = null;
        ExampleCondition.Rank rank = null;
        for (Response response : responses) {
            for (Content content : response.contents()) {
                for (Sample sample : content.samples()) {
                    for (ExampleCondition condition :
                            sample.isRefusal() ? sample.when() : List.<ExampleCondition>of()) {
                        if (condition.path().isEmpty()
                                && (rank == null || condition.rank().compareTo(rank) < 0)
                                && condition.holds(this, request)) {
                            first = sample;
                            rank = condition.rank();
                        }
                    }
                }
            }
        }
        return Optional.ofNullable(first);
    }

    @Override
    public String toString() {
        return qualifiedId() + " (" + method + " " + path + ")";
    }
}
