package io.github.chatspec.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.text.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content of one {@code sources.yaml}: documents, facts, the sentences that state them, conflicts and rulings.
 *
 * @param documents the documents in the order of the file
 * @param facts the facts in the order of the file
 * @param sentences all sentences of the documents in the order of the file
 * @param conflicts the conflicts in the order of the file
 * @param rulings the rulings in the order of the file
 */
public record Ledger(
        List<Document> documents,
        List<Fact> facts,
        List<Sentence> sentences,
        List<Conflict> conflicts,
        List<Ruling> rulings) {

    private static final String FILE = "sources.yaml";

    /** The number of a line, or of the first and the last one. */
    private static final Pattern LINES = Pattern.compile("([0-9]{1,6})(?:-([0-9]{1,6}))?");

    /**
     * A document of the vendor.
     *
     * @param file its file name, by which facts name it
     * @param title its title
     */
    public record Document(String file, String title) {}

    /**
     * Reads the {@code sources.yaml} next to a contract.
     *
     * @param contract the contract
     * @return its ledger
     * @throws ContractException if it does not exist or is not well-formed
     */
    public static Ledger of(Contract contract) {
        return read(contract.readFile(FILE), contract.display(FILE));
    }

    /**
     * Reads the {@code sources.yaml} next to a contract, if there is one.
     *
     * @param contract the contract
     * @return its ledger
     * @throws ContractException if it is not well-formed
     */
    public static Optional<Ledger> find(Contract contract) {
        byte[] yaml;
        try {
            yaml = contract.readFile(FILE);
        } catch (ContractException e) {
            return Optional.empty();
        }
        return Optional.of(read(yaml, contract.display(FILE)));
    }

    /**
     * Returns the title of a document.
     *
     * @param file its file name
     * @return the title, or the file name if the ledger does not list the document
     */
    public String title(String file) {
        return documents.stream()
                .filter(document -> document.file().equals(file))
                .findFirst()
                .map(Document::title)
                .orElse(file);
    }

    static Ledger read(byte[] yaml, String file) {
        try {
            return new Reader(LocatedJson.readYaml(yaml), file).ledger();
        } catch (JsonSyntaxException e) {
            throw new ContractException(
                    "The ledger is not well-formed: " + e.getMessage() + ".",
                    file + ":" + e.position().line() + ":" + e.position().column());
        }
    }

    private record Reader(LocatedJson yaml, String file) {

        Ledger ledger() {
            return new Ledger(documents(), facts(), sentences(), conflicts(), rulings());
        }

        private List<Document> documents() {
            List<Document> documents = new ArrayList<>();
            yaml.tree().path("documents").properties().forEach(document -> {
                String shown = file(document.getKey());
                documents.add(
                        new Document(shown, document.getValue().path("title").asText(shown)));
            });
            return List.copyOf(documents);
        }

        private List<Fact> facts() {
            List<Fact> facts = new ArrayList<>();
            JsonNode groups = yaml.tree().path("facts");
            for (int g = 0; g < groups.size(); g++) {
                JsonNode group = groups.get(g);
                String document = text(group, "document");
                String shown = file(document);
                JsonNode rows = group.path("rows");
                for (int r = 0; r < rows.size(); r++) {
                    SourceLine place = place("/facts/" + g + "/rows/" + r);
                    facts.add(new Fact(
                            text(rows.get(r), "id"),
                            kind(text(group, "kind"), place),
                            text(group, "from"),
                            shown,
                            text(group, "place"),
                            text(rows.get(r), "row"),
                            text(rows.get(r), "states"),
                            Optional.of(text(rows.get(r), "placeholder")).filter(filled -> !filled.isEmpty()),
                            place));
                }
            }
            return List.copyOf(facts);
        }

        /** Returns the file name of a document. */
        private String file(String document) {
            return yaml.tree().path("documents").path(document).path("file").asText(document);
        }

        private List<Sentence> sentences() {
            List<Sentence> sentences = new ArrayList<>();
            JsonNode documents = yaml.tree().path("sentences");
            for (int d = 0; d < documents.size(); d++) {
                String document = file(text(documents.get(d), "document"));
                JsonNode rows = documents.get(d).path("rows");
                for (int r = 0; r < rows.size(); r++) {
                    sentences.add(sentence(document, rows.get(r), place("/sentences/" + d + "/rows/" + r)));
                }
            }
            return List.copyOf(sentences);
        }

        private static Sentence sentence(String document, JsonNode row, SourceLine place) {
            Matcher lines = LINES.matcher(text(row, "lines"));
            if (!lines.matches()) {
                throw new ContractException(
                        "The ledger has a sentence without the lines of its document; write lines: \"12\" or"
                                + " lines: \"12-15\".",
                        place.toString());
            }
            int from = Integer.parseInt(lines.group(1));
            List<String> facts = new ArrayList<>();
            row.path("facts").forEach(fact -> facts.add(fact.asText()));
            return new Sentence(
                    document,
                    from,
                    lines.group(2) == null ? from : Integer.parseInt(lines.group(2)),
                    List.copyOf(facts),
                    Optional.of(text(row, "silent")).filter(reason -> !reason.isEmpty()),
                    place);
        }

        private Fact.Kind kind(String key, SourceLine place) {
            return Arrays.stream(Fact.Kind.values())
                    .filter(kind -> kind.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new ContractException(
                            "The ledger has a fact of the unknown kind \"" + key + "\"; use one of "
                                    + String.join(
                                            ", ",
                                            Arrays.stream(Fact.Kind.values())
                                                    .map(Fact.Kind::key)
                                                    .toList())
                                    + ".",
                            place.toString()));
        }

        private List<Conflict> conflicts() {
            List<Conflict> conflicts = new ArrayList<>();
            JsonNode nodes = yaml.tree().path("conflicts");
            for (int i = 0; i < nodes.size(); i++) {
                JsonNode node = nodes.get(i);
                List<Conflict.Side> sides = new ArrayList<>();
                for (JsonNode side : node.path("sides")) {
                    List<String> facts = new ArrayList<>();
                    side.path("facts").forEach(fact -> facts.add(fact.asText()));
                    sides.add(new Conflict.Side(text(side, "says"), List.copyOf(facts)));
                }
                conflicts.add(new Conflict(
                        text(node, "id"),
                        text(node, "question"),
                        List.copyOf(sides),
                        List.copyOf(Wording.texts(node.path("about"))),
                        node.path("ruling").asInt(-1),
                        text(node, "decision"),
                        text(node, "reason"),
                        place("/conflicts/" + i)));
            }
            return List.copyOf(conflicts);
        }

        private List<Ruling> rulings() {
            List<Ruling> rulings = new ArrayList<>();
            for (JsonNode node : yaml.tree().path("rulings")) {
                rulings.add(new Ruling(node.path("number").asInt(-1), text(node, "question"), text(node, "ruling")));
            }
            return List.copyOf(rulings);
        }

        private static String text(JsonNode node, String key) {
            return node.path(key).asText("");
        }

        private SourceLine place(String pointer) {
            return new SourceLine(file, yaml.position(pointer).line(), pointer.isEmpty() ? Pointers.ROOT : pointer);
        }
    }
}
