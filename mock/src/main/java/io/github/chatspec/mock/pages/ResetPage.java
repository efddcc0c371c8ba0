package io.github.chatspec.mock.pages;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.chatspec.mock.stubs.MockRefusal;
import org.eclipse.jetty.server.Request;

/** Lets all scenarios begin anew. */
public final class ResetPage implements Page {

    /** The path that resets. */
    public static final String PATH = "/__chatspec/reset";

    private final WireMockServer wireMock;

    public ResetPage(WireMockServer wireMock) {
        this.wireMock = wireMock;
    }

    @Override
    public Reply reply(Request request) {
        if (!request.getMethod().equals("POST")) {
            return MockRefusal.method("POST");
        }
        wireMock.resetScenarios();
        return Reply.json("{}");
    }
}
