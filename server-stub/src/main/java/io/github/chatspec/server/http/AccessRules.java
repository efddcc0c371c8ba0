package io.github.chatspec.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Credential;
import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides which tokens and teams are accepted. The contract documents the refusals of an unknown token, an expired token and
 * an unknown team as examples for certain values, so a value that is not accepted is replaced by the value of its example.
 */
public final class AccessRules {

    private static final String INVALID = "invalid-token";
    private static final String EXPIRED = "expired-token";
    private static final String NO_TEAM = "unknown-team";

    /** A scheme and credentials, as in {@code Authorization} (RFC 9110, section 11.6.2). */
    private static final Pattern WITH_SCHEME = Pattern.compile("(\\S+ +)(.*)");

    /** The header fields of an operation that contain a token or a team. */
    private record Fields(Map<String, Boolean> tokens, List<String> teams) {}

    private final List<String> tokens;
    private final List<String> expired;
    private final List<String> teams;
    private final Map<String, Fields> fields = new HashMap<>();

    /**
     * Creates rules.
     *
     * @param tokens the accepted tokens; empty if all are accepted
     * @param expired the tokens that are refused as expired
     * @param teams the accepted teams; empty if all are accepted
     * @param contracts the contracts of the operations
     */
    public AccessRules(List<String> tokens, List<String> expired, List<String> teams, Iterable<Contract> contracts) {
        this.tokens = List.copyOf(tokens);
        this.expired = List.copyOf(expired);
        this.teams = List.copyOf(teams);
        for (Contract contract : contracts) {
            contract.operations()
                    .forEach(operation -> fields.put(
                            operation.qualifiedId(),
                            new Fields(tokenFields(contract, operation), teamFields(operation))));
        }
    }

    /** Returns the request with values that the contract refuses in place of tokens and teams that are not accepted. */
    Request withRefusedValues(Operation operation, Request request) {
        if (tokens.isEmpty() && expired.isEmpty() && teams.isEmpty()) {
            return request;
        }
        Fields named = fields.get(operation.qualifiedId());
        if (named == null) {
            return request;
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers().asMap());
        named.tokens().forEach((name, scheme) -> replace(headers, name, sent -> credential(sent, scheme)));
        named.teams().forEach(name -> replace(headers, name, this::team));
        return new Request(request.method(), request.url(), Headers.of(headers));
    }

    /** Returns the header fields of a request whose values must be replaced by a token or a team that is accepted. */
    public Map<String, String> acceptedValues(Operation operation, Map<String, String> headers) {
        Fields named = fields.get(operation.qualifiedId());
        Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            Boolean scheme = find(named.tokens(), name);
            if (scheme != null && !tokens.isEmpty()) {
                Matcher parts = WITH_SCHEME.matcher(value);
                known.put(name, (scheme && parts.matches() ? parts.group(1) : "") + tokens.get(0));
            } else if (named.teams().stream().anyMatch(name::equalsIgnoreCase) && !teams.isEmpty()) {
                known.put(name, teams.get(0));
            }
        });
        return known;
    }

    /** Describes in one sentence which tokens and teams are accepted. */
    public String sentence() {
        String tokenPart = tokens.isEmpty()
                ? (expired.isEmpty() ? "Any token" : "Any token but " + expired.size() + " expired")
                : tokens.size() + (tokens.size() == 1 ? " token" : " tokens");
        String teamPart = teams.isEmpty() ? "any team" : teams.size() + (teams.size() == 1 ? " team" : " teams");
        boolean open = tokens.isEmpty() && teams.isEmpty();
        return tokenPart + " and " + teamPart + " are accepted" + (open ? "; --token and --team restrict them." : ".");
    }

    private String credential(String sent, boolean scheme) {
        Matcher parts = WITH_SCHEME.matcher(sent);
        if (scheme && parts.matches()) {
            return parts.group(1) + token(parts.group(2));
        }
        return scheme ? sent : token(sent);
    }

    private String token(String sent) {
        String token = sent.strip();
        if (token.isEmpty()) {
            return sent;
        }
        return expired.contains(token) ? EXPIRED : tokens.isEmpty() || tokens.contains(token) ? sent : INVALID;
    }

    private String team(String sent) {
        String team = sent.strip();
        return team.isEmpty() || teams.isEmpty() || teams.contains(team) ? sent : NO_TEAM;
    }

    private static void replace(Map<String, List<String>> headers, String name, UnaryOperator<String> change) {
        headers.computeIfPresent(
                name, (key, values) -> values.stream().map(change).toList());
    }

    private static Boolean find(Map<String, Boolean> tokens, String name) {
        return tokens.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Returns the header fields that contain a token, and whether the name of a scheme precedes it. */
    private static Map<String, Boolean> tokenFields(Contract contract, Operation operation) {
        Map<String, Boolean> names = new HashMap<>();
        for (List<Credential> alternative : operation.credentials()) {
            for (Credential credential : alternative) {
                JsonNode scheme = contract.at(credential.place().pointer());
                if (credential.in().equals("header")) {
                    names.put(credential.name(), !scheme.path("type").asText().equals("apiKey"));
                }
            }
        }
        return names;
    }

    /** Returns the header fields for which the contract documents the refusal of an unknown team. */
    private static List<String> teamFields(Operation operation) {
        return operation.samples().stream()
                .flatMap(sample -> sample.when().stream())
                .flatMap(condition -> condition.headers().entrySet().stream())
                .filter(part -> part.getValue().equals(new ExampleCondition.Equal(NO_TEAM)))
                .map(Map.Entry::getKey)
                .distinct()
                .toList();
    }
}
