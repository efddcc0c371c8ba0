package io.github.chatspec.review.witness;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.rule.InternalErrorRule;
import io.github.chatspec.judge.schema.Direction;
import io.github.chatspec.review.schema.ContractSide;
import io.github.chatspec.routing.Router;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the judges of both contracts about a body, and the validator that the judges themselves are compared with. */
final class BodyJudge {

    /** The findings about a request that are about its body. */
    private static final Set<String> OF_REQUEST_BODY = Set.of("request-body", "request-media-type");

    /** The findings that are not about the body of a response. */
    private static final Set<String> OF_HEADERS = Set.of("header-missing", "header-type");

    private final ContractSide older;
    private final ContractSide newer;
    private final BodyPair pair;
    private ReferenceValidator olderReference;
    private ReferenceValidator newerReference;

    BodyJudge(ContractSide older, ContractSide newer, BodyPair pair) {
        this.older = older;
        this.newer = newer;
        this.pair = pair;
    }

    boolean olderAccepts(JsonNode body) {
        return older.accepts(pair.direction(), List.of(pair.olderSchema()), body);
    }

    boolean newerAccepts(JsonNode body) {
        return newer.accepts(pair.direction(), List.of(pair.newerSchema()), body);
    }

    /** Returns whether no key is undocumented where the body is accepted, and documented where it is refused. */
    boolean isPromised(JsonNode body, boolean isRefusedByNewer) {
        Set<String> olderKeys = older.undocumented(pair.direction(), pair.olderSchema(), body);
        Set<String> newerKeys = newer.undocumented(pair.direction(), pair.newerSchema(), body);
        return isRefusedByNewer ? newerKeys.containsAll(olderKeys) : olderKeys.containsAll(newerKeys);
    }

    /** Returns whether the refusing judge reports nothing that is outside of a scope. */
    boolean isWithin(JsonNode body, boolean isRefusedByNewer, RefusalScope scope) {
        return (isRefusedByNewer ? refusals(newer, pair.newer(), body) : refusals(older, pair.older(), body))
                .stream().allMatch(scope::includes);
    }

    /** Returns what the refusing judge reports first in a scope, if it refuses the body and the other judge does not. */
    Optional<Finding> refusal(JsonNode body, boolean isRefusedByNewer, RefusalScope scope) {
        List<Finding> before = refusals(older, pair.older(), body);
        List<Finding> after = refusals(newer, pair.newer(), body);
        List<Finding> accepting = isRefusedByNewer ? before : after;
        List<Finding> refusing = isRefusedByNewer ? after : before;
        boolean isJudged = refusing.stream().noneMatch(finding -> finding.rule().equals(InternalErrorRule.ID));
        return accepting.isEmpty() && isJudged && isConfirmed(body, isRefusedByNewer)
                ? refusing.stream().filter(scope::includes).findFirst()
                : Optional.empty();
    }

    /** Returns whether the reference validator agrees. */
    private boolean isConfirmed(JsonNode body, boolean isRefusedByNewer) {
        if (olderReference == null) {
            olderReference = new ReferenceValidator(older, pair.direction());
            newerReference = new ReferenceValidator(newer, pair.direction());
        }
        return isRefusedByNewer
                ? ReferenceValidator.confirms(
                        olderReference, pair.olderSchema(), newerReference, pair.newerSchema(), body)
                : ReferenceValidator.confirms(
                        newerReference, pair.newerSchema(), olderReference, pair.olderSchema(), body);
    }

    private List<Finding> refusals(ContractSide side, Operation operation, JsonNode body) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        boolean isRequest = pair.direction() == Direction.REQUEST;
        Headers headers = Headers.NONE.with("Content-Type", concrete(pair.mediaType()));
        Exchange exchange = isRequest
                ? Exchange.of(new Request(operation.method(), operation.path(), headers).withBody(bytes))
                : Exchange.ofOperation(operation.qualifiedId())
                        .status(pair.status())
                        .headers(headers)
                        .body(bytes);
        return side.judge().judge(exchange, Optional.of(new Router.Route(side.contract(), operation))).stream()
                .filter(finding -> isRequest
                        ? OF_REQUEST_BODY.contains(finding.rule())
                        : (finding.level() == Level.ERROR && !OF_HEADERS.contains(finding.rule()))
                                || finding.rule().equals("null-optional"))
                .toList();
    }

    /** Returns a media type that is within a range. */
    static String concrete(String mediaType) {
        return mediaType.replace("*/*", "application/json").replace("/*", "/json");
    }
}
