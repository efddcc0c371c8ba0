package io.github.chatspec.mock;

import com.github.tomakehurst.wiremock.WireMockServer;
import org.eclipse.jetty.server.Request;

/** Lets all scenarios begin anew. */
final class ResetPage implements Page {

    /** The path that resets. */
    static final String PATH = "/__chatspec/reset";

    private final WireMockServer wireMock;

    ResetPage(WireMockServer wireMock) {
        this.wireMock = wireMock;
    }

    @Override
    public Reply reply(Request request) {
        if (!request.getMethod().equals("POST")) {
            return Refusal.method("POST");
        }
        wireMock.resetScenarios();
        return Reply.json("{}");
    }
}
