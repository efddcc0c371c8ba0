package io.github.chatspec.judge;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.schema.Schemas;
import io.github.chatspec.judge.verdict.Verdict;
import io.github.chatspec.judge.verdict.VerdictCompiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A contract of one operation that answers with one schema, for keywords that the built-in contracts do not use. */
public final class Thing {

    /** Where the schema stands in the contract. */
    public static final String SCHEMA = "/components/schemas/Thing";

    private static final String CONTRACT = """
            {
              "openapi": "%s",
              "info": {"title": "Things", "version": "1"},
              "paths": {"/thing": {"get": {
                "operationId": "getThing",
                "responses": {"200": {
                  "description": "The thing.",
                  "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
                }}
              }}},
              "components": {"schemas": {"Thing": %s}}
            }
            """;

    private final Judge judge;

    private final Contract contract;

    private Thing(Path folder, String version, String schema) throws IOException {
        Path file = Files.writeString(folder.resolve("things.json"), CONTRACT.formatted(version, schema));
        this.contract = Contract.read(file);
        this.judge = Judge.of(contract);
    }

    public static Thing of31(Path folder, String schema) throws IOException {
        return new Thing(folder, "3.1.0", schema);
    }

    public static Thing of30(Path folder, String schema) throws IOException {
        return new Thing(folder, "3.0.3", schema);
    }

    public List<Finding> findings(String body) {
        return judge.judge(
                Exchange.ofOperation("things/getThing").status(200).body(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns whether the compiled verdict finds nothing in the bytes of a body. */
    public boolean isCleanInBytes(String body) {
        return verdict().isClean(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns whether the compiled verdict finds nothing in a body that is the content of a JSON string, in its quotes. */
    public boolean isCleanInString(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return verdict().endOfClean(Arrays.copyOf(bytes, bytes.length + Verdict.PADDING), 1, bytes.length) >= 0;
    }

    private Verdict verdict() {
        return VerdictCompiler.compile(contract, new Schemas(contract), SCHEMA).orElseThrow();
    }
}
