package io.github.chatspec.coverage;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Observations as tests need them. */
public final class Seen {

    private Seen() {}

    /** What is seen of these bodies of a contract's only operation. */
    public static Observations bodies(Contract contract, String... bodies) {
        Observations observations = new Observations();
        List.of(bodies).forEach(body -> add(observations, contract, 200, body, null));
        return observations;
    }

    public static void add(Observations observations, Contract contract, int status, String body, Instant at) {
        Operation operation = contract.operations().get(0);
        Exchange exchange = Exchange.ofOperation(operation.qualifiedId())
                .status(status)
                .body(body.getBytes(StandardCharsets.UTF_8));
        observations.add(operation, contract, exchange, Optional.ofNullable(at));
    }

    /** What is seen of every sample of every operation. */
    static Observations samples(Contract contract) {
        Observations observations = new Observations();
        for (Operation operation : contract.operations()) {
            for (Sample sample : operation.samples()) {
                Exchange exchange = Exchange.ofOperation(operation.qualifiedId())
                        .status(sample.status())
                        .body(sample.body());
                observations.add(operation, contract, exchange, Optional.empty());
            }
        }
        return observations;
    }

    /** A contract of one operation, whose 200 has this schema. */
    public static Contract contract(String schema) {
        return contract(schema, "");
    }

    static Contract contract(String schema, String components) {
        return Contract.of("things", """
                {"openapi": "3.1.0", "info": {"title": "Things", "version": "1"}, "paths": {"/things": {"get": {
                "operationId": "getThing", "responses": {"200": {"description": "A thing.", "content":
                {"application/json": {"schema": %s}}}, "404": {"description": "None."}}}}},
                "components": {"schemas": {%s}}}
                """.formatted(schema, components));
    }

    static FieldCounts field(Observations observations, String pointer) {
        return observations.counts("things/getThing").response("200").fields().getOrDefault(pointer, new FieldCounts());
    }
}
