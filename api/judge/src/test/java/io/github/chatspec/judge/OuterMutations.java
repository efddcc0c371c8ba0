package io.github.chatspec.judge;

import io.github.chatspec.contract.Response;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.judge.Mutation.Expected;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Changes what stands around a good body: its media type and its status. */
final class OuterMutations {

    private static final String PARAMETERS = "RFC 9110: case and parameters make no other media type";
    private static final String SHARED = "the contract promises both statuses the same body";
    private static final List<String> FOREIGN = List.of(
            "text/html; charset=utf-8", "text/plain", "application/xml", "application/problem+json", "json", "");

    private OuterMutations() {}

    static List<Mutation> of(Good good) {
        List<Mutation> all = new ArrayList<>();
        mediaTypes(good, all);
        statuses(good, all);
        return all;
    }

    private static void mediaTypes(Good good, List<Mutation> all) {
        byte[] body = bytes(good);
        List<String> foreign = new ArrayList<>(FOREIGN);
        foreign.add(good.mediaType().equals("application/json") ? "application/hal+json" : "application/json");
        for (String type : foreign) {
            all.add(new Mutation(
                    "wrong media type",
                    good,
                    type,
                    () -> good.exchange(good.status(), type, body),
                    Expected.whole("media-type")));
        }
        all.add(new Mutation(
                "wrong media type",
                good,
                "missing",
                () -> Exchange.ofOperation(good.operation().qualifiedId())
                        .status(good.status())
                        .headers(Good.headers(good.operation().response(good.status()))
                                .with("Date", "now"))
                        .body(body),
                Expected.whole("media-type")));
        for (String type : List.of(
                good.mediaType() + ";charset=UTF-8",
                good.mediaType().toUpperCase(Locale.ROOT) + " ; charset=\"utf-8\"")) {
            all.add(new Mutation(
                    "wrong media type",
                    good,
                    type,
                    () -> good.exchange(good.status(), type, body),
                    Expected.legal(PARAMETERS)));
        }
    }

    private static void statuses(Good good, List<Mutation> all) {
        byte[] body = bytes(good);
        for (int status : List.of(100, 201, 204, 302, 403, 418, 503)) {
            if (good.operation().response(status).isEmpty()) {
                all.add(new Mutation(
                        "wrong status",
                        good,
                        String.valueOf(status),
                        () -> good.exchange(status, good.mediaType(), body),
                        Expected.whole("status-undocumented")));
            }
        }
        for (Response other : good.operation().responses()) {
            int status = Integer.parseInt(other.status());
            if (status != good.status()) {
                all.add(new Mutation(
                        "wrong status",
                        good,
                        other.status(),
                        () -> good.exchange(status, good.mediaType(), body),
                        expected(good, other)));
            }
        }
    }

    /** A vendor's code tells of which status a body is; without one only its shape does. */
    private static Expected expected(Good good, Response other) {
        String schema = other.contents().get(0).schema().orElseThrow();
        if (good.contract().resolve(schema).orElseThrow().equals(good.schema())) {
            return Expected.legal(SHARED);
        }
        boolean refusalAsSuccess = good.status() >= 400 && other.status().startsWith("2");
        return good.content().vendorCode().isEmpty() || refusalAsSuccess
                ? Expected.whole("status-body")
                : Expected.at("enum", good.content().vendorCode().get());
    }

    private static byte[] bytes(Good good) {
        return good.tree().toString().getBytes(StandardCharsets.UTF_8);
    }
}
