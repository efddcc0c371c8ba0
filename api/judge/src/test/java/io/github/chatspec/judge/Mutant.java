package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.rule.Rule;
import io.github.chatspec.judge.rule.Rules;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A sample of a contract in which something is changed. */
public final class Mutant {

    public static final Judge JUDGE = Judge.of(Contract.builtIn());

    private final String operation;
    private int status;
    private JsonNode tree;

    private Mutant(String operation, Sample sample) {
        this.operation = operation;
        this.status = sample.status();
        this.tree = tree(sample.body());
    }

    /** Returns the rule with an id. */
    public static Rule rule(String id) {
        return Rules.all().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Begins with a sample, for example that of {@code engage/getChat} which is called {@code livechat}. */
    public static Mutant of(String operation, String sample) {
        Operation found = JUDGE.operations().stream()
                .filter(known -> known.qualifiedId().equals(operation))
                .findFirst()
                .orElseThrow();
        return new Mutant(operation, found.sample(sample).orElseThrow());
    }

    public static Mutant of(Operation operation, Sample sample) {
        return new Mutant(operation.qualifiedId(), sample);
    }

    /** The body as it stands. */
    public String text() {
        return tree.toString();
    }

    /** Puts a value, written as JSON, at a pointer; the key may be a new one, and {@code -} is behind the last item. */
    public Mutant set(String pointer, String json) {
        return set(pointer, tree(json.getBytes(StandardCharsets.UTF_8)));
    }

    public Mutant set(String pointer, JsonNode value) {
        JsonNode parent = tree.at(Pointers.parent(pointer));
        String key = Pointers.last(pointer);
        if (pointer.isEmpty()) {
            tree = value;
        } else if (parent instanceof ArrayNode array && key.equals("-")) {
            array.add(value);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(key), value);
        } else {
            ((ObjectNode) parent).set(key, value);
        }
        return this;
    }

    public Mutant remove(String pointer) {
        ((ObjectNode) tree.at(Pointers.parent(pointer))).remove(Pointers.last(pointer));
        return this;
    }

    public Mutant status(int other) {
        status = other;
        return this;
    }

    public JsonNode tree() {
        return tree;
    }

    public List<Finding> findings() {
        return findings(JUDGE);
    }

    List<Finding> findings(Judge judge) {
        return judge.judge(Exchange.ofOperation(operation).status(status).body(bytes()));
    }

    /** Asserts that the judge says this one thing, whole, and that it names operation and status. */
    public void assertOnly(Rule rule, Level level, String pointer, String promise, String sentence) {
        assertOnly(findings(), rule, level, pointer, promise, sentence);
        assertThat(findings()).allSatisfy(finding -> {
            assertThat(finding.operation()).contains(operation);
            assertThat(finding.status()).isEqualTo(status);
        });
    }

    public static void assertOnly(
            List<Finding> findings, Rule rule, Level level, String pointer, String promise, String sentence) {
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.message()).isEqualTo(sentence);
            assertThat(finding.rule()).isEqualTo(rule.id());
            assertThat(finding.level()).isEqualTo(level);
            assertThat(finding.pointer()).isEqualTo(Optional.ofNullable(pointer));
            assertThat(finding.contract().map(SourceLine::pointer)).isEqualTo(Optional.ofNullable(promise));
        });
    }

    public static JsonNode tree(byte[] json) {
        try {
            return LocatedJson.readJson(json).tree();
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private byte[] bytes() {
        try {
            return new ObjectMapper().writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
