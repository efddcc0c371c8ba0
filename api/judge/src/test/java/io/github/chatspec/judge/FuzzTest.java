package io.github.chatspec.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.judge.clean.NotedBodies;
import io.github.chatspec.judge.rule.Rule;
import io.github.chatspec.judge.rule.Rules;
import io.github.chatspec.judge.schema.Schemas;
import io.github.chatspec.judge.verdict.TreeVerdict;
import io.github.chatspec.judge.verdict.Verdict;
import io.github.chatspec.judge.verdict.Verdicts;
import io.github.chatspec.secret.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Judges random bodies, against random schemas and against the built-in contracts: nothing is thrown, a verdict calls only
 * those bodies clean about which the rules have nothing to report, and the judge finds something exactly where networknt
 * alone does.
 *
 * <p>The seed is the system property {@code fuzz.seed}, else the environment variable {@code FUZZ_SEED}, for which the
 * build takes the state of this module. {@code fuzz.bodies} or {@code FUZZ_BODIES} is the number of bodies. If
 * {@code fuzz.minutes} is positive, it is the time in its place, the seed is a new one if none is given, and of the bodies
 * that are not called clean, only one in {@value #UNCLEAN_PER_DIAGNOSED} is diagnosed, which takes most of the time.
 */
class FuzzTest {

    private static final long BODIES = Long.parseLong(setting("fuzz.bodies", "FUZZ_BODIES", "10000"));
    private static final long MINUTES = Long.getLong("fuzz.minutes", 0);
    private static final String SEED =
            setting("fuzz.seed", "FUZZ_SEED", MINUTES > 0 ? Long.toHexString(System.nanoTime()) : "chatspec");

    private static final Pattern INEXACT = Pattern.compile("[0-9]{16}|[eE]-?[0-9]{2}");
    private static final Pattern BEYOND_DOUBLE = Pattern.compile("[eE][-+]?[0-9]{3}|[0-9]{300}");
    private static final int BODIES_PER_SCHEMA = 40;
    private static final int MOST_FAILURES = 20;
    private static final long PROGRESS = 100_000;
    private static final int UNCLEAN_PER_DIAGNOSED = 8;
    private static final String BASE = "https://reference.invalid/openapi.json";
    private static final String THING = Thing.SCHEMA;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The rules that report more than JSON Schema does, or that the limits of the reader cause. */
    private static final Set<String> BEYOND_SCHEMA = Set.of("json-number", "order", "reading", "undocumented-field");

    private static final Set<String> OUTER =
            Rules.outsideBody().stream().map(Rule::id).collect(Collectors.toSet());

    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonFactory ASCII =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Map<String, Subject> builtIn = new HashMap<>();
    private final Random random = new Random(SEED.hashCode());
    private final RandomJson json = new RandomJson(random);
    private final List<String> failures = new ArrayList<>();
    private long bodies;
    private long schemas;
    private long pairs;
    private long clean;
    private long compared;
    private long compiled;
    private long inVain;
    private long undiagnosed;
    private long withNotes;

    private static String setting(String property, String variable, String otherwise) {
        String set = System.getProperty(property);
        String inherited = System.getenv(variable);
        return set != null ? set : inherited != null && !inherited.isBlank() ? inherited : otherwise;
    }

    @Test
    void theJudgeFindsWhatTheReferenceFindsAndNoMore() {
        long end = System.nanoTime() + MINUTES * 60_000_000_000L;
        List<Good> goods = Good.all();
        System.out.println("fuzz: seed " + SEED);
        long shown = 0;
        while (failures.size() < MOST_FAILURES && (MINUTES > 0 ? System.nanoTime() < end : bodies < BODIES)) {
            if (random.nextInt(4) == 0) {
                ofBuiltIn(json.pick(goods));
            } else {
                ofRandomSchema();
            }
            if (bodies / PROGRESS > shown) {
                shown = bodies / PROGRESS;
                System.out.println(counts());
            }
        }
        System.out.println(counts());

        assertThat(inVain).as("bodies diagnosed in vain").isLessThan(Math.max(100, bodies / 100));
        assertThat(String.join("\n", failures)).as("seed " + SEED).isEmpty();
    }

    private String counts() {
        return "fuzz: seed " + SEED + ", " + bodies + " bodies, " + pairs + " of them against " + schemas
                + " random schemas, " + compiled + " against compiled schemas, " + clean + " clean, " + undiagnosed
                + " not diagnosed, " + inVain + " diagnosed in vain, " + withNotes + " with known notes, " + compared
                + " compared with the reference, "
                + failures.size()
                + " failures";
    }

    private void ofRandomSchema() {
        boolean isOpenApi30 = random.nextInt(3) == 0;
        json.useOpenApi30(isOpenApi30);
        String document = """
                {"openapi": "%s", "info": {"title": "Things", "version": "1"},
                 "paths": {"/thing": {"get": {"operationId": "getThing", "responses": {"200": {"description": "It.",
                   "content": {"application/json": {"schema": {"$ref": "#%s"}}}}}}}},
                 "components": {"schemas": {"Thing": %s, "Other": %s, "a": %s, "ab": %s, "Heir": %s, "b": %s}}}
                """.formatted(
                        isOpenApi30 ? "3.0.3" : "3.1.0",
                        THING,
                        json.schema(3),
                        leaf(),
                        leaf(),
                        leaf(),
                        heir("Thing"),
                        heir("Other"));
        Contract contract = Contract.of("things", document);
        Subject subject = new Subject(contract, THING);
        schemas++;
        for (int i = 0; i < BODIES_PER_SCHEMA; i++) {
            pairs++;
            String body = json.value(3);
            check(subject, Exchange.ofOperation("things/getThing").status(200).body(bytes(body)), body);
        }
    }

    /** Returns a schema without references. */
    private String leaf() {
        return json.schema(1).replace("\"$ref\"", "\"x-ref\"");
    }

    /** Returns a schema that inherits from another one. */
    private String heir(String schema) {
        return "{\"allOf\":[{\"$ref\":\"#/components/schemas/" + schema + "\"}," + json.schema(1) + "]}";
    }

    private void ofBuiltIn(Good good) {
        Subject subject = builtIn.computeIfAbsent(
                good.contract() + good.schema(), absent -> new Subject(good.contract(), good.schema()));
        for (int i = 0; i < BODIES_PER_SCHEMA; i++) {
            String body = good.tree().toString();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                body = changed(body);
            }
            check(
                    subject,
                    Exchange.ofOperation(good.operation().qualifiedId())
                            .status(good.status())
                            .body(bytes(body)),
                    body);
        }
    }

    /** Replaces one scalar of a body, or what is between two of its commas, by a random value. */
    private String changed(String body) {
        int from = body.indexOf(':', random.nextInt(body.length()));
        if (from < 0) {
            return body;
        }
        int to = from + 1;
        boolean isQuoted = body.charAt(to) == '"';
        while (to < body.length()
                && (isQuoted ? !(body.charAt(to) == '"' && to > from + 1) : ",}]".indexOf(body.charAt(to)) < 0)) {
            to++;
        }
        to += isQuoted ? 1 : 0;
        return body.substring(0, from + 1) + json.value(2) + body.substring(Math.min(to, body.length()));
    }

    /** A schema with all that judges it. */
    private static final class Subject {
        private final Contract contract;
        private final String schema;
        private final Judge judge;
        private final Verdict verdict;
        /** Null for OpenAPI 3.0, which the reference does not know. */
        private final Schema reference;

        /** By operation and status. */
        private final Map<String, NotedBodies> noted = new HashMap<>();

        private final boolean dividesNumbers;
        private final boolean hasDiscriminator;

        Subject(Contract contract, String schema) {
            this.contract = contract;
            this.dividesNumbers = contract.document().findValue("multipleOf") != null;
            this.judge = Judge.of(contract);
            this.verdict = new Verdicts(contract, new Schemas(contract), Rules.atPlaces())
                    .of(contract.schema(schema).orElseThrow());
            this.schema = schema;
            this.hasDiscriminator = contract.document().findValue("discriminator") != null;
            this.reference = contract.isOpenApi30() ? null : reference(contract.document(), schema);
        }

        private static Schema reference(JsonNode document, String schema) {
            SchemaRegistryConfig config =
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                    Dialects.getDraft202012(),
                    builder -> builder.schemaRegistryConfig(config).schemas(Map.of(BASE, document.toString())));
            return registry.getSchema(SchemaLocation.of(BASE))
                    .getSubSchema(SchemaLocation.of(BASE + "#" + schema).getFragment());
        }

        /**
         * Returns whether the reference takes {@code 10e-1} and {@code 1} for different values, as it does within arrays and
         * objects of a list or a constant.
         */
        boolean comparesSpellings(JsonNode body) {
            return reference.validate(body).isEmpty()
                    != reference(plain(contract.document()), schema)
                            .validate(plain(body))
                            .isEmpty();
        }

        /** Returns what the reference says, or nothing if it cannot hold a number of the body. */
        Optional<Boolean> isValid(JsonNode body) {
            try {
                return Optional.of(reference.validate(body).isEmpty());
            } catch (ArithmeticException | NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    /** Returns a value with its numbers as JSON writes them without fractions and exponents, where that is possible. */
    private static JsonNode plain(JsonNode value) {
        if (value.isNumber() && value.canConvertToExactIntegral()) {
            BigInteger number = value.bigIntegerValue();
            boolean isInt = number.bitLength() < Integer.SIZE;
            boolean isLong = number.bitLength() < Long.SIZE;
            // The reference only compares nodes of the kind that a parser makes.
            return isInt
                    ? NODES.numberNode(number.intValue())
                    : isLong ? NODES.numberNode(number.longValue()) : NODES.numberNode(number);
        }
        if (value.isArray()) {
            ArrayNode items = NODES.arrayNode();
            value.forEach(item -> items.add(plain(item)));
            return items;
        }
        if (value.isObject()) {
            ObjectNode fields = NODES.objectNode();
            value.properties().forEach(field -> fields.set(field.getKey(), plain(field.getValue())));
            return fields;
        }
        return value;
    }

    private void check(Subject subject, Exchange exchange, String body) {
        bodies++;
        List<Finding> found;
        boolean isClean;
        try {
            isClean = subject.verdict.isClean(exchange.body());
            if (!isClean && MINUTES > 0 && random.nextInt(UNCLEAN_PER_DIAGNOSED) > 0) {
                undiagnosed++;
                hold(!isCleanInText(subject.verdict, body), "reads differently in a text", subject, body, List.of());
                compiled += subject.verdict instanceof TreeVerdict ? 0 : 1;
                return;
            }
            found = subject.judge.distrusting().judge(exchange).stream()
                    .filter(finding -> !OUTER.contains(finding.rule()))
                    .toList();
            List<Finding> judged = subject.judge.judge(exchange).stream()
                    .filter(finding -> !OUTER.contains(finding.rule()))
                    .toList();
            hold(judged.equals(found), "the verdict changes the findings to " + judged, subject, body, found);
        } catch (RuntimeException | Error e) {
            hold(false, "throws " + e, subject, body, List.of());
            return;
        }
        clean += isClean ? 1 : 0;
        compiled += subject.verdict instanceof TreeVerdict ? 0 : 1;
        hold(isCleanInText(subject.verdict, body) == isClean, "reads differently in a text", subject, body, found);
        note(subject, exchange, body, found);
        hold(
                found.stream().noneMatch(finding -> finding.rule().equals("internal-error")),
                "fails",
                subject,
                body,
                found);
        // Whether a key is documented may depend on a branch that rejects the value, which is left to the rules.
        boolean isAskedInVain = !isClean && found.isEmpty() && !builtIn.containsValue(subject);
        inVain += isAskedInVain ? 1 : 0;
        hold(
                isClean == found.isEmpty() || isAskedInVain,
                "is called " + (isClean ? "clean" : "not clean"),
                subject,
                body,
                found);
        // The reference reads and divides numbers as double, and knows neither OpenAPI 3.0 nor discriminators.
        boolean isInexact = subject.contract.isOpenApi30()
                || subject.hasDiscriminator
                || BEYOND_DOUBLE.matcher(body).find()
                || (subject.dividesNumbers && INEXACT.matcher(body).find());
        Optional<Boolean> valid =
                isInexact ? Optional.empty() : StrictJson.read(exchange.body()).flatMap(subject::isValid);
        if (valid.isPresent()) {
            compared++;
            boolean isValid = valid.get();
            boolean isReported = found.stream()
                    .anyMatch(finding ->
                            (finding.level() == Level.ERROR || finding.rule().equals("null-optional"))
                                    && !BEYOND_SCHEMA.contains(finding.rule()));
            hold(
                    isValid != isReported
                            || subject.comparesSpellings(
                                    StrictJson.read(exchange.body()).get()),
                    "is " + (isValid ? "valid" : "invalid") + " for the reference",
                    subject,
                    body,
                    found);
        }
    }

    /** Compares what is known of the notes about a body with the findings, from which more becomes known. */
    private void note(Subject subject, Exchange exchange, String body, List<Finding> found) {
        byte[] text = text(body);
        int to = text.length - Verdict.PADDING;
        Secrets secrets =
                Secrets.of(exchange, subject.contract.operations().stream().findFirst());
        NotedBodies noted = subject.noted.computeIfAbsent(
                exchange.operation() + " " + exchange.status(), absent -> new NotedBodies(subject.verdict));
        List<Finding> known = noted.findings(text, to, secrets);
        withNotes += known.isEmpty() ? 0 : 1;
        hold(known.isEmpty() || known.equals(found), "has the notes " + known, subject, body, found);
        if (known.isEmpty()) {
            noted.learn(text, to, secrets, found);
        }
    }

    /** Returns whether a verdict clears a body that is the content of a string, with some characters escaped. */
    private boolean isCleanInText(Verdict verdict, String body) {
        byte[] text = text(body);
        int to = text.length - Verdict.PADDING;
        return verdict.endOfClean(text, 1, to) == to - 1;
    }

    /** Returns a body as a string, with padding. */
    private byte[] text(String body) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator generator = (random.nextBoolean() ? ASCII : JSON).createGenerator(text)) {
            generator.writeString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.copyOf(text.toByteArray(), text.size() + Verdict.PADDING);
    }

    private void hold(boolean holds, String what, Subject subject, String body, List<Finding> found) {
        if (!holds && failures.size() < MOST_FAILURES) {
            String schemas = subject.contract.at("/components/schemas").toString();
            failures.add(body + "\n  " + what + "; found " + found + "\n  in "
                    + (schemas.length() > 3000 ? subject.contract.name() : schemas));
        }
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
