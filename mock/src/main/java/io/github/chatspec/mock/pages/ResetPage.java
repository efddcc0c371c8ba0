package io.github.chatspec.mock.pages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.chatspec.mock.state.StoredCollections;
import io.github.chatspec.mock.violations.RequestViolations;
import io.github.chatspec.serving.Page;
import io.github.chatspec.serving.PageRequest;
import io.github.chatspec.serving.Reply;
import java.util.List;

/** Resets all scenarios to their first step and all collections to the items of the examples, and forgets violations. */
public record ResetPage(WireMockServer wireMock, StoredCollections collections, RequestViolations violations)
        implements Page {

    /** The path of this page. */
    public static final String PATH = "/__chatspec/reset";

    @Override
    public List<String> methods() {
        return List.of("POST");
    }

    @Override
    public Reply reply(PageRequest request) {
        wireMock.resetScenarios();
        collections.reset();
        violations.clear();
        return Reply.json(200, JsonNodeFactory.instance.objectNode());
    }
}
