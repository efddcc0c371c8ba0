package io.github.chatspec.review.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.review.Comparison;
import io.github.chatspec.review.VersionAdvice;
import io.github.chatspec.review.change.Change;
import io.github.chatspec.review.change.Compatibility;
import io.github.chatspec.review.change.Witness;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Writes a comparison for programs: one JSON object per line and change, and a last one with the counts. */
final class ComparisonJson {

    private final PrintWriter out;

    ComparisonJson(PrintWriter out) {
        this.out = out;
    }

    void write(Comparison comparison, long known) {
        comparison.changes().forEach(change -> line(node(change)));
        for (Comparison.LedgerRemark remark : comparison.ledger()) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("rule", remark.rule());
            node.set("place", place(remark.place()));
            node.put("message", remark.sentence());
            line(node);
        }
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        ObjectNode counts = summary.putObject("summary");
        counts.put("older", comparison.older().name());
        counts.put("newer", comparison.newer().name());
        counts.put("changes", comparison.changes().size());
        ObjectNode verdicts = counts.putObject("verdicts");
        for (Compatibility compatibility : Compatibility.values()) {
            verdicts.put(compatibility.toString(), comparison.count(compatibility));
        }
        counts.put("known", known);
        VersionAdvice advice = VersionAdvice.of(comparison);
        counts.putObject("version")
                .put("older", advice.older())
                .put("newer", advice.newer())
                .put("step", advice.step())
                .put("isEnough", advice.isEnough());
        line(summary);
    }

    private void line(ObjectNode node) {
        out.print(node);
        out.print('\n');
    }

    private static ObjectNode node(Change change) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("verdict", change.compatibility().toString());
        node.put("subject", change.subject());
        node.put("action", change.action().name().toLowerCase(Locale.ROOT));
        node.put("message", change.summary());
        node.put("reason", change.reason());
        node.set("older", place(change.older()));
        node.set("newer", place(change.newer()));
        ArrayNode usages = node.putArray("noticedBy");
        for (Change.Usage usage : change.usages()) {
            usages.addObject()
                    .put("operation", usage.operation())
                    .put("side", usage.direction().name().toLowerCase(Locale.ROOT))
                    .put("status", usage.status().isEmpty() ? null : usage.status());
        }
        node.put("pointer", change.location());
        change.witness().ifPresent(witness -> node.set("witness", node(witness)));
        texts(node.putObject("facts"), "older", change.facts().older());
        texts((ObjectNode) node.get("facts"), "newer", change.facts().newer());
        texts(node, "rulings", change.facts().rulings());
        change.touched()
                .ifPresent(touched -> node.putObject("recordings")
                        .put("touched", touched.exchanges())
                        .put("all", touched.all())
                        .put("first", touched.first()));
        node.put("fingerprint", ChangeFindings.of(change).fingerprint());
        return node;
    }

    private static ObjectNode node(Witness witness) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("exchange", witness.exchange());
        witness.payload().ifPresent(payload -> node.set("payload", payload));
        node.put("pointer", witness.pointer());
        node.put("refusedBy", witness.isRefusedByNewer() ? "newer" : "older");
        witness.schema().ifPresent(schema -> node.put("olderSchema", schema));
        witness.newerSchema().ifPresent(schema -> node.put("newerSchema", schema));
        node.put("message", witness.sentence());
        return node;
    }

    private static ObjectNode place(SourceLine line) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("place", line.toString())
                .put("pointer", line.pointer());
    }

    private static void texts(ObjectNode node, String key, List<String> texts) {
        ArrayNode array = node.putArray(key);
        texts.forEach(array::add);
    }
}
