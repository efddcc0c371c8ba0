package io.github.chatspec.server.http;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.serving.Health;
import io.github.chatspec.serving.Page;
import io.github.chatspec.serving.Reply;
import io.github.chatspec.serving.RequestMetrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of the stub: start page, health, metrics and administration. */
public final class StubPages {

    private static final String FAMILY = "chatspec_stub_chats";

    private final Map<String, Page> pages = new HashMap<>();
    private final AdminPages admin;

    /**
     * Creates the pages.
     *
     * @param contracts the contracts that the stub serves
     * @param access the rules for tokens and teams
     * @param admin the pages that change chats
     * @param metrics the metrics to show
     */
    public StubPages(List<Contract> contracts, AccessRules access, AdminPages admin, RequestMetrics metrics) {
        Health health = new Health();
        this.admin = admin;
        pages.putAll(StartPage.pages(contracts, access, admin));
        pages.put("/__chatspec/health", request -> Reply.text(200, Reply.JSON, health.json(contracts)));
        pages.put(
                "/__chatspec/metrics",
                request -> Reply.text(
                        200,
                        RequestMetrics.MEDIA_TYPE,
                        metrics.text()
                                + RequestMetrics.head(FAMILY, "gauge", "Chats in memory, by contract.")
                                + admin.gauge(FAMILY)));
    }

    /** Returns the page at a path. */
    public Optional<Page> at(String path) {
        return Optional.ofNullable(pages.get(path)).or(() -> admin.at(path));
    }
}
