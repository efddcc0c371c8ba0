package io.github.chatspec.mock.pages;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.mock.http.MockMetrics;
import io.github.chatspec.mock.stubs.ServedContracts;
import io.github.chatspec.serving.AcceptHeader;
import io.github.chatspec.serving.Health;
import io.github.chatspec.serving.Page;
import io.github.chatspec.serving.PageFiles;
import io.github.chatspec.serving.PageRequest;
import io.github.chatspec.serving.Reply;
import io.github.chatspec.serving.RequestMetrics;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The pages of the mock: start page, contracts, health and metrics. */
public final class Pages {

    /** The path of the events of the live page. */
    public static final String LIVE_EVENTS = "/__chatspec/live.events";

    /** The paths of all pages begin with this. */
    static final String ROOT = "/__chatspec/";

    /** Redoc adds inline styles, and runs its search in a worker that it creates from a blob. */
    private static final String REDOC_POLICY =
            "style-src 'self' 'unsafe-inline'; img-src 'self' data:; worker-src blob:";

    private static final PageFiles FILES = PageFiles.nextTo(Pages.class);

    private final Supplier<ServedContracts> served;
    private final Map<String, Page> pages = new HashMap<>();

    private Pages(Supplier<ServedContracts> served) {
        this.served = served;
    }

    /**
     * Returns all pages by their paths.
     *
     * @param served supplies the contracts that are served at present
     * @param metrics the metrics to show
     * @return the pages
     */
    public static Map<String, Page> of(Supplier<ServedContracts> served, MockMetrics metrics) {
        Pages own = new Pages(served);
        Health health = new Health();
        own.pages.put(
                ROOT + "health",
                request -> Reply.text(200, Reply.JSON, health.json(served.get().contracts())));
        own.pages.put(ROOT + "metrics", request -> Reply.text(200, RequestMetrics.MEDIA_TYPE, metrics.text()));
        own.start();
        own.pages.putAll(ofContracts(served));
        return own.pages;
    }

    /**
     * Returns the pages of the contracts that are served at present.
     *
     * @param served supplies the contracts
     * @return the pages by their paths
     */
    public static Map<String, Page> ofContracts(Supplier<ServedContracts> served) {
        Pages own = new Pages(served);
        served.get().contracts().forEach(contract -> own.contract(contract.name()));
        return own.pages;
    }

    private void start() {
        Page start = FILES.html("chatspec mock", "start.html", "start.js");
        pages.put(ROOT, start);
        boolean taken = served.get().contracts().stream()
                .flatMap(contract -> contract.operations().stream())
                .anyMatch(operation -> operation.path().equals("/"));
        if (!taken) {
            pages.put("/", new StartPage(start, served));
        }
        pages.put(ROOT + "start.js", FILES.script("start.js"));
        pages.put(ROOT + "live", FILES.html("chatspec mock: live requests", "live.html", "live.js"));
        pages.put(ROOT + "live.js", FILES.script("live.js"));
        pages.put(ROOT + "start.css", FILES.style("start.css"));
        pages.put(ROOT + "contract.js", FILES.script("contract.js"));
        pages.put(ROOT + "redoc.js", request -> Reply.text(200, PageFiles.SCRIPT, Redoc.SCRIPT));
        pages.put(
                ROOT + "operations.json",
                request -> Reply.text(200, Reply.JSON, StartData.of(served.get(), request.origin())));
    }

    private void contract(String name) {
        String path = ROOT + "contracts/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        pages.put(path, FILES.document("contract.html", REDOC_POLICY));
        pages.put(path + "/sources.json", file(name, "application/json", SourcedContract::json));
        pages.put(path + ".json", file(name, "application/json", BundledContract::json));
        pages.put(path + ".yaml", file(name, "application/yaml", BundledContract::yaml));
    }

    private Page file(String name, String mediaType, BiFunction<Contract, String, String> text) {
        return request -> served.get().contracts().stream()
                .filter(contract -> contract.name().equals(name))
                .findFirst()
                .map(contract -> Reply.text(200, mediaType, text.apply(contract, request.origin())))
                .orElseGet(() -> Reply.refusal(
                        404,
                        "unknown-contract",
                        "This contract is no longer served; choose one of these.",
                        "contracts",
                        served.get().contracts().stream().map(Contract::name).toList()));
    }

    /**
     * The start page at the root. Clients that prefer JSON get the same reply to a GET request as for unknown paths.
     *
     * @param page the page
     * @param served supplies the contracts that are served at present
     */
    private record StartPage(Page page, Supplier<ServedContracts> served) implements Page {

        @Override
        public Reply reply(PageRequest request) throws IOException {
            return page.reply(request);
        }

        @Override
        public boolean accepts(Request request) {
            if (!Page.isRead(request.method())) {
                // Without stubs, the mock passes requests to a vendor, whose root may support other methods.
                return served.get().hasStubs();
            }
            return AcceptHeader.of(request.headers().all("Accept")).prefers("text/html", Reply.JSON);
        }
    }

    /** Is loaded only when a contract is shown. */
    private static final class Redoc {
        /** The only file that Redoc would fetch from another server; a transparent pixel replaces it. */
        private static final String LOGO = "https://cdn.redoc.ly/redoc/logo-mini.svg";

        private static final String PIXEL =
                "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

        static final String SCRIPT =
                FILES.text("/" + FILES.text("redoc.txt").strip()).replace(LOGO, PIXEL);

        private Redoc() {}
    }
}
