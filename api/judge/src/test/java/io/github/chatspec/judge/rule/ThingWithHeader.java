package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Judge;
import java.util.List;

/** A contract of one response with one header. */
final class ThingWithHeader {

    static final String PLACE = "/paths/~1thing/get/responses/200/headers/X-Total";

    private ThingWithHeader() {}

    static Headers total(String value) {
        return Headers.NONE.with("X-Total", value);
    }

    static List<Finding> findings(String header, Headers headers) {
        return judge(header).judge(exchange(headers));
    }

    static Judge judge(String header) {
        return Judge.of(Contract.of("things", document(header)));
    }

    static Exchange exchange(Headers headers) {
        return Exchange.ofOperation("things/getThing")
                .status(200)
                .headers(headers.with("Content-Type", "application/json"))
                .body(new byte[] {'1'});
    }

    static String document(String header) {
        return """
                {"openapi": "3.1.0", "info": {"title": "Things", "version": "1"},
                 "paths": {"/thing": {"get": {"operationId": "getThing", "responses": {"200": {"description": "It.",
                   "headers": {"X-Total": %s}, "content": {"application/json": {}}}}}}},
                 "components": {"schemas": {"Count": {"type": "integer"}}}}
                """.formatted(header.replace('\'', '"'));
    }
}
