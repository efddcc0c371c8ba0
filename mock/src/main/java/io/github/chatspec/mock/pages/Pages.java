package io.github.chatspec.mock.pages;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.mock.http.MockMetrics;
import io.github.chatspec.mock.stubs.ServedContracts;
import io.github.chatspec.serving.Health;
import io.github.chatspec.serving.RequestMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What the mock shows to people and to those who watch over it, beside what the contracts document. */
public final class Pages {

    /** Everything below is the mock's own. */
    static final String ROOT = "/__chatspec/";

    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String BASE_POLICY =
            "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'; ";
    private static final String PAGE_POLICY = BASE_POLICY + "style-src 'self'; img-src data:";
    /** Redoc writes its styles into the page, and searches in a worker that it makes of a text. */
    private static final String REDOC_POLICY =
            BASE_POLICY + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; worker-src blob:";

    private final Supplier<ServedContracts> served;
    private final Map<String, Page> pages = new HashMap<>();

    private Pages(Supplier<ServedContracts> served) {
        this.served = served;
    }

    /** The pages by their path; each shows what is served when it is asked for. */
    public static Map<String, Page> of(Supplier<ServedContracts> served, MockMetrics metrics) {
        Pages own = new Pages(served);
        Health health = new Health();
        own.pages.put(
                ROOT + "health",
                request -> Page.Reply.json(health.json(served.get().contracts())));
        own.pages.put(ROOT + "metrics", request -> new Page.Reply(200, RequestMetrics.MEDIA_TYPE, metrics.text()));
        own.start();
        own.pages.putAll(ofContracts(served));
        return own.pages;
    }

    /** The pages of the contracts that are served now. */
    public static Map<String, Page> ofContracts(Supplier<ServedContracts> served) {
        Pages own = new Pages(served);
        served.get().contracts().forEach(contract -> own.contract(contract.name()));
        return own.pages;
    }

    private void start() {
        Page start = resource("start.html", HTML, Map.of("Content-Security-Policy", PAGE_POLICY));
        pages.put(ROOT, start);
        boolean taken = served.get().contracts().stream()
                .flatMap(contract -> contract.operations().stream())
                .anyMatch(operation -> operation.path().equals("/"));
        if (!taken) {
            pages.put("/", new ForBrowsers(start));
        }
        pages.put(ROOT + "start.js", resource("start.js", SCRIPT, Map.of()));
        pages.put(ROOT + "start.css", resource("start.css", "text/css; charset=utf-8", Map.of()));
        pages.put(ROOT + "contract.js", resource("contract.js", SCRIPT, Map.of()));
        pages.put(ROOT + "redoc.js", request -> new Page.Reply(200, SCRIPT, Redoc.SCRIPT));
        pages.put(ROOT + "operations.json", request -> {
            String origin = request.getHttpURI().getScheme() + "://"
                    + request.getHttpURI().getAuthority();
            return Page.Reply.json(StartData.of(served.get().contracts(), origin));
        });
    }

    private void contract(String name) {
        String path = ROOT + "contracts/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        pages.put(path, resource("contract.html", HTML, Map.of("Content-Security-Policy", REDOC_POLICY)));
        pages.put(path + ".json", file(name, "application/json", BundledContract::json));
        pages.put(path + ".yaml", file(name, "application/yaml", BundledContract::yaml));
    }

    private Page file(String name, String mediaType, Function<Contract, String> text) {
        return request -> served.get().contracts().stream()
                .filter(contract -> contract.name().equals(name))
                .findFirst()
                .map(contract -> new Page.Reply(200, mediaType, text.apply(contract)))
                .orElseGet(() -> new Page.Reply(404, "text/plain; charset=utf-8", "No such contract is served now.\n"));
    }

    private static Page resource(String name, String mediaType, Map<String, String> headers) {
        return request -> new Page.Reply(200, mediaType, read(name), headers);
    }

    /** A file beside this class. */
    private static String read(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new NoSuchElementException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page at an address where a program must find what the vendor would say. */
    private record ForBrowsers(Page page) implements Page {

        @Override
        public Reply reply(Request request) throws Exception {
            return page.reply(request);
        }

        @Override
        public boolean isMeant(Request request) {
            String accepted = request.getHeaders().get(HttpHeader.ACCEPT);
            return request.getMethod().equals("GET") && accepted != null && accepted.contains("text/html");
        }
    }

    /** Stands apart, since most runs show no contract. */
    private static final class Redoc {
        /** The one thing that Redoc would fetch from elsewhere, and a pixel that nobody sees. */
        private static final String LOGO = "https://cdn.redoc.ly/redoc/logo-mini.svg";

        private static final String PIXEL =
                "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

        static final String SCRIPT = read("/" + read("redoc.txt").strip()).replace(LOGO, PIXEL);

        private Redoc() {}
    }
}
