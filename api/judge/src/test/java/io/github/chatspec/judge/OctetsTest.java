package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that a contract promises in any media type, of which only some are JSON. */
class OctetsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "*/*              | binary | image/png        | PNG      | none",
                "*/*              | binary | */*              | PNG      | none",
                "*/*              | binary | application/json | {\"a\":1} | none",
                "*/*              | binary | application/json | {        | json-syntax",
                "application/json | binary | application/json | {\"a\":1} | none",
                "*/*              | text   | image/png        | PNG      | none",
                "*/*              | text   | application/json | {\"a\":1} | type",
                "application/*    | text   | application/json | {\"a\":1} | type",
                "*/*              | text   | */*              | PNG      | json-syntax",
            })
    void aBodyIsHeldAgainstItsSchemaOnlyWhereItIsJson(
            String promised, String format, String mediaType, String body, String rule) throws IOException {
        String schema = "{\"type\": \"string\", \"format\": \"%s\"}".formatted(format);
        Path file = Files.writeString(folder.resolve("files.json"), """
                {
                  "openapi": "3.0.3",
                  "info": {"title": "Files", "version": "1"},
                  "paths": {"/file": {"get": {
                    "operationId": "getFile",
                    "responses": {"200": {"description": "The file.", "content": {"%s": {"schema": %s}}}}
                  }}}
                }
                """.formatted(promised, schema));

        assertThat(Judge.of(Contract.read(file))
                        .judge(Exchange.ofOperation("files/getFile")
                                .status(200)
                                .headers(Headers.NONE.with("Content-Type", mediaType))
                                .body(body.getBytes(StandardCharsets.UTF_8))))
                .extracting(Finding::rule)
                .containsExactlyElementsOf(rule == null ? List.of() : List.of(rule));
    }
}
