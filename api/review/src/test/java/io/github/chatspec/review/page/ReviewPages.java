package io.github.chatspec.review.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.coverage.Observations;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.review.ContractRevision;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Contracts, recordings and pages for the tests of the review page. */
final class ReviewPages {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String HOSTILE = "<img src=x onerror=hostile=1>'\\\"&{{name}}" + "x".repeat(200);

    private static final String THINGS = """
            openapi: "3.1.0"
            info: {title: "Things", version: "1.1.0"}
            paths:
              /things:
                x-beyond: "A public client calls this path."
                get:
                  operationId: "getThing"
                  summary: "Get a thing"
                  x-facts: ["doc.statement.get"]
                  parameters:
                    - {name: "page", in: "query", required: true, description: "The page.", schema: {type: "integer", minimum: 1}, x-facts: ["doc.page"]}
                  responses:
                    "200":
                      description: "The thing."
                      x-facts: ["doc.status.200"]
                      content:
                        application/json:
                          schema: {$ref: "#/components/schemas/Thing"}
                          examples:
                            red: {summary: "A red thing", value: {id: 1, color: "red", size: {width: 7}}, x-facts: ["doc.sample"]}
                            plain: {summary: "A plain thing", value: {id: 2}, x-beyond: "Our own."}
                    "404":
                      description: "No thing."
                      x-facts: ["doc.status.404"]
            components:
              schemas:
                Thing:
                  type: "object"
                  description: "A thing."
                  required: ["id"]
                  properties:
                    id: {type: "integer", description: "The number.", x-facts: ["doc.id"]}
                    color: {$ref: "#/components/schemas/Color", x-facts: ["doc.color", "doc.colour"]}
                    size:
                      type: "object"
                      x-beyond: "Seen in a public payload."
                      properties:
                        width: {type: "integer", maximum: 9, x-beyond: "Seen in a public payload."}
                    owner: {type: "string", x-facts: ["doc.owner"]}
                Color:
                  type: "string"
                  description: "The color of a thing."
                  enum: ["red", "blue"]
                  x-enum-facts: {red: ["doc.color.red"]}
                  x-enum-beyond: {blue: "Seen in a public payload."}
            """;

    private static final String SOURCES = """
            documents:
              doc: {file: "doc.txt", title: "The document of things"}
            facts:
              - document: doc
                kind: field
                from: table
                place: "table Fields"
                rows:
                  - {id: "doc.id", row: "id", states: "An integer, the number."}
                  - {id: "doc.color", row: "color", states: "A string, the color."}
                  - {id: "doc.owner", row: "owner", states: "A string, who owns it."}
                  - {id: "doc.lost", row: "lost", states: "A string that the contract forgot."}
              - document: doc
                kind: field
                from: sample
                place: "the sample"
                rows:
                  - {id: "doc.colour", row: "colour", states: "The color, in another spelling."}
                  - {id: "doc.sample", row: "sample", states: "A red thing."}
              - document: doc
                kind: enum-value
                from: table
                place: "table Fields"
                rows:
                  - {id: "doc.color.red", row: "color, red", states: "A color."}
              - document: doc
                kind: status-row
                from: table
                place: "table Codes"
                rows:
                  - {id: "doc.status.200", row: "200", states: "It worked."}
                  - {id: "doc.status.404", row: "404", states: "It is gone."}
              - document: doc
                kind: statement
                from: prose
                place: "the text"
                rows:
                  - {id: "doc.page", row: "page", states: "A page is a number."}
                  - {id: "doc.statement.get", row: "first", states: "Things can be read."}
            sentences:
              - document: doc
                rows:
                  - {lines: "1", silent: "a heading"}
                  - {lines: "2-3", facts: ["doc.id", "doc.color"]}
            rulings:
              - {number: 2, question: "Which spelling?", ruling: "Both are accepted."}
            conflicts:
              - id: "color-key"
                question: "How is the key spelled?"
                sides:
                  - {says: "color", facts: ["doc.color"]}
                  - {says: "colour", facts: ["doc.colour"]}
                ruling: 2
                decision: "Only color is a property."
                reason: "No payload has the other one."
            """;

    private ReviewPages() {}

    /** Writes a small contract with its ledger, and returns the file. */
    static Path things(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("sources.yaml"), SOURCES);
        return Files.writeString(folder.resolve("things.yaml"), THINGS);
    }

    /** Writes the small contract as it was before: without a property and a value, and with a larger maximum. */
    static Path olderThings(Path folder) throws IOException {
        Path file = things(folder);
        String older = THINGS.replace("1.1.0", "1.0.0")
                .replace("maximum: 9", "maximum: 99")
                .replace("[\"red\", \"blue\"]", "[\"red\"]")
                .replace("        owner: {type: \"string\", x-facts: [\"doc.owner\"]}\n", "");
        return Files.writeString(file, older);
    }

    /** Returns observations of bodies of the first operation. */
    static Observations recorded(Contract contract, int status, String... bodies) {
        Observations observations = new Observations();
        Operation operation = contract.operations().get(0);
        for (String body : bodies) {
            add(observations, contract, operation, status, body);
        }
        return observations;
    }

    private static void add(
            Observations observations, Contract contract, Operation operation, int status, String body) {
        Exchange exchange = Exchange.ofOperation(operation.qualifiedId())
                .status(status)
                .body(body.getBytes(StandardCharsets.UTF_8));
        observations.add(operation, contract, exchange, Optional.empty());
    }

    /** Writes the page of the built-in contracts and the small one, with recordings of all and with an older revision. */
    static Path complete(Path file) throws IOException {
        return withRecordings(file, List.of(ContractRevision.read("engage"), ContractRevision.read("helpscout")));
    }

    /** Writes the page of the small contract, which has everything that a page can have. */
    static Path small(Path file) throws IOException {
        return withRecordings(file, List.of());
    }

    private static Path withRecordings(Path file, List<ContractRevision> others) throws IOException {
        ContractRevision things =
                ContractRevision.read(things(file.resolveSibling("new")).toString());
        ContractRevision older =
                ContractRevision.read(olderThings(file.resolveSibling("old")).toString());
        List<ContractRevision> revisions = new ArrayList<>(others);
        revisions.add(things);
        Observations observations = new Observations();
        for (ContractRevision revision : revisions) {
            for (Operation operation : revision.contract().operations()) {
                // The first sample only, so that much was never recorded, with a field that is not documented.
                JsonNode body = JSON.readTree(operation.samples().get(0).text());
                ((ObjectNode) body).put("undocumented", 1);
                add(observations, revision.contract(), operation, 200, body.toString());
            }
        }
        return write(new ReviewPage(revisions).with(observations).since(older, things), file);
    }

    /** Writes the page of a contract in which every text is hostile and long. */
    static Path hostile(Path file) throws IOException {
        Path contract = Files.writeString(file.resolveSibling("things.yaml"), """
                openapi: "3.1.0"
                info: {title: "HOSTILE", version: "HOSTILE", description: "HOSTILE"}
                paths:
                  /things:
                    get:
                      operationId: "HOSTILE"
                      summary: "HOSTILE"
                      responses:
                        "200":
                          description: "HOSTILE"
                          content:
                            application/json:
                              schema: {$ref: "#/components/schemas/Thing"}
                              examples: {one: {summary: "HOSTILE", value: {"HOSTILE": "HOSTILE"}}}
                components:
                  schemas:
                    Thing:
                      type: "object"
                      description: "HOSTILE"
                      properties:
                        "HOSTILE": {type: "string", enum: ["HOSTILE"], x-beyond: "HOSTILE"}
                """.replace("HOSTILE", HOSTILE));
        return write(new ReviewPage(List.of(ContractRevision.read(contract.toString()))), file);
    }

    static Path write(ReviewPage page, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            page.write(out);
        }
        return file;
    }

    static Document read(ReviewPage page) throws IOException {
        StringBuilder html = new StringBuilder();
        page.write(html);
        return Jsoup.parse(html.toString());
    }
}
