package io.github.chatspec.judge.keyword;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.text.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/**
 * Compiles the schemas of a contract, each on first use.
 *
 * <p>A schema with a keyword that is not compiled is left to networknt as a whole, and so are all schemas of a document
 * that is OpenAPI 3.0 or has identifiers, since what these mean depends on the schemas around them.
 */
final class SchemaCompiler {

    /** The keywords that come first, whatever their order in the document. */
    private static final List<String> FIRST = List.of("type", "properties", "patternProperties");

    /** The keywords that do not accept or reject anything by themselves. */
    private static final Set<String> SILENT = Set.of(
            "title",
            "description",
            "default",
            "example",
            "examples",
            "deprecated",
            "readOnly",
            "writeOnly",
            "xml",
            "externalDocs",
            "discriminator",
            "$comment",
            "$defs",
            "minContains",
            "maxContains",
            "then",
            "else");

    private static final Set<String> IDENTIFIERS =
            Set.of("$id", "$schema", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveAnchor", "$recursiveRef");

    private final Contract contract;
    private final SchemaEvaluator evaluator;
    private final Patterns patterns;
    private final JsonNode document;
    private final boolean isCompilable;
    private final ConcurrentHashMap<String, SchemaKeywords> nodes = new ConcurrentHashMap<>();

    SchemaCompiler(Contract contract, JsonNode document, Patterns patterns, SchemaEvaluator evaluator) {
        this.contract = contract;
        this.evaluator = evaluator;
        this.patterns = patterns;
        this.document = document;
        this.isCompilable = !contract.isOpenApi30() && !hasIdentifiers(document);
    }

    /** Returns the compiled schema at a pointer. */
    SchemaKeywords compiled(String pointer) {
        SchemaKeywords known = nodes.get(pointer);
        if (known == null) {
            Map<String, SchemaKeywords> compiled = new HashMap<>();
            known = node(pointer, compiled);
            // Only now, since a schema that refers to itself is used before its keywords are known.
            nodes.putAll(compiled);
        }
        return known;
    }

    private SchemaKeywords node(String pointer, Map<String, SchemaKeywords> compiled) {
        SchemaKeywords known = nodes.containsKey(pointer) ? nodes.get(pointer) : compiled.get(pointer);
        if (known == null) {
            known = new SchemaKeywords();
            compiled.put(pointer, known);
            List<SchemaKeyword> keywords = isCompilable ? new Compilation(pointer, compiled).keywords() : null;
            known.keywords(keywords == null ? List.of(new ValidatedSchema(pointer, evaluator)) : keywords);
        }
        return known;
    }

    private static boolean hasIdentifiers(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (IDENTIFIERS.contains(field.getKey())) {
                return true;
            }
        }
        for (JsonNode child : node) {
            if (child.isContainerNode() && hasIdentifiers(child)) {
                return true;
            }
        }
        return false;
    }

    /** A schema that networknt validates. */
    private static final class ValidatedSchema extends SchemaKeyword {
        private final SchemaEvaluator evaluator;

        ValidatedSchema(String schemaPointer, SchemaEvaluator evaluator) {
            super(new Declaration("", null, schemaPointer));
            this.evaluator = evaluator;
        }

        @Override
        boolean accepts(JsonNode value) {
            return evaluator.validator().accepts(pointer(), value);
        }

        @Override
        void report(JsonNode value, BreachCollector out) {
            out.leaveKeyword();
            out.addAll(evaluator.validator().breaches(pointer(), value));
            out.enterKeyword(name());
        }
    }

    /** The schema {@code false}. */
    private static final class Nothing extends SchemaKeyword {
        Nothing(String schemaPointer) {
            super(new Declaration("false", null, schemaPointer));
        }

        @Override
        boolean accepts(JsonNode value) {
            return false;
        }
    }

    /** The compilation of one schema. */
    private final class Compilation {
        private final String pointer;
        private final JsonNode schema;
        private final Map<String, SchemaKeywords> compiled;

        Compilation(String pointer, Map<String, SchemaKeywords> compiled) {
            this.pointer = pointer;
            this.schema = document.at(pointer);
            this.compiled = compiled;
        }

        /** Returns the keywords, or null if one of them cannot be compiled. */
        List<SchemaKeyword> keywords() {
            if (schema.isBoolean()) {
                return schema.booleanValue() ? List.of() : List.of(new Nothing(pointer));
            }
            if (!schema.isObject()) {
                return null;
            }
            List<String> names = new ArrayList<>(FIRST);
            schema.fieldNames().forEachRemaining(name -> {
                if (!FIRST.contains(name)) {
                    names.add(name);
                }
            });
            List<SchemaKeyword> keywords = new ArrayList<>();
            for (String name : names) {
                if (schema.has(name) && !SILENT.contains(name) && !name.startsWith("x-") && !add(name, keywords)) {
                    return null;
                }
            }
            return keywords;
        }

        private boolean add(String name, List<SchemaKeyword> keywords) {
            if (name.equals("if")) {
                addConsequence("then", true, keywords);
                addConsequence("else", false, keywords);
                return true;
            }
            SchemaKeyword keyword = keyword(declaration(name));
            if (keyword != null) {
                keywords.add(keyword);
            }
            return keyword != null;
        }

        private void addConsequence(String name, boolean outcome, List<SchemaKeyword> keywords) {
            if (schema.has(name)) {
                keywords.add(new InPlaceKeyword.Conditional(declaration(name), child("if"), outcome, child(name)));
            }
        }

        private SchemaKeyword keyword(SchemaKeyword.Declaration declaration) {
            return switch (declaration.name()) {
                case "$ref" -> reference(declaration);
                case "allOf" -> isList(declaration) ? new InPlaceKeyword.All(declaration, list("allOf")) : null;
                case "anyOf" -> isList(declaration) ? new InPlaceKeyword.Any(declaration, list("anyOf")) : null;
                case "oneOf" -> isList(declaration) ? new InPlaceKeyword.One(declaration, list("oneOf")) : null;
                case "not" -> new InPlaceKeyword.Not(declaration, child("not"));
                case "dependentSchemas" -> new InPlaceKeyword.DependentSchemas(declaration, map("dependentSchemas"));
                case "required" ->
                    new ObjectKeyword.Required(declaration, List.copyOf(Wording.texts(declaration.promise())));
                case "dependentRequired" -> new ObjectKeyword.DependentRequired(declaration, dependentKeys());
                case "properties" -> new ObjectKeyword.Properties(declaration, map("properties"));
                case "patternProperties" -> patternProperties(declaration);
                case "additionalProperties" -> additionalProperties(declaration);
                case "propertyNames" -> new ObjectKeyword.PropertyNames(declaration, child("propertyNames"));
                case "prefixItems" ->
                    isList(declaration) ? new ArrayKeyword.PrefixItems(declaration, list("prefixItems")) : null;
                case "items" -> items(declaration);
                case "contains" -> contains(declaration);
                default -> ValueKeyword.of(declaration, patterns, evaluator);
            };
        }

        private SchemaKeyword reference(SchemaKeyword.Declaration declaration) {
            Optional<String> target = contract.target(pointer);
            return target.isPresent() ? new InPlaceKeyword.Reference(declaration, node(target.get(), compiled)) : null;
        }

        private Map<String, List<String>> dependentKeys() {
            Map<String, List<String>> byKey = new HashMap<>();
            for (Map.Entry<String, JsonNode> dependent :
                    schema.path("dependentRequired").properties()) {
                byKey.put(dependent.getKey(), List.copyOf(Wording.texts(dependent.getValue())));
            }
            return byKey;
        }

        private SchemaKeyword patternProperties(SchemaKeyword.Declaration declaration) {
            List<ObjectKeyword.PatternProperties.Pattern> patterns = new ArrayList<>();
            for (Map.Entry<String, SchemaKeywords> entry :
                    map("patternProperties").entrySet()) {
                Predicate<String> test = pattern(entry.getKey());
                if (test == null) {
                    return null;
                }
                patterns.add(new ObjectKeyword.PatternProperties.Pattern(entry.getKey(), test, entry.getValue()));
            }
            return new ObjectKeyword.PatternProperties(declaration, patterns);
        }

        private SchemaKeyword additionalProperties(SchemaKeyword.Declaration declaration) {
            List<Predicate<String>> patterns = new ArrayList<>();
            for (Map.Entry<String, JsonNode> entry :
                    schema.path("patternProperties").properties()) {
                Predicate<String> test = pattern(entry.getKey());
                if (test == null) {
                    return null;
                }
                patterns.add(test);
            }
            return new ObjectKeyword.AdditionalProperties(
                    declaration, map("properties").keySet(), patterns, childUnlessFalse("additionalProperties"));
        }

        private SchemaKeyword items(SchemaKeyword.Declaration declaration) {
            return new ArrayKeyword.Items(
                    declaration, schema.path("prefixItems").size(), childUnlessFalse("items"));
        }

        private SchemaKeyword contains(SchemaKeyword.Declaration declaration) {
            JsonNode least = schema.path("minContains");
            JsonNode most = schema.path("maxContains");
            boolean isUsual = (least.isMissingNode() || ValueKeyword.isCount(least))
                    && (most.isMissingNode() || ValueKeyword.isCount(most))
                    && least.asInt(1) <= most.asInt(Integer.MAX_VALUE);
            return isUsual
                    ? new ArrayKeyword.Contains(
                            declaration, child("contains"), least.asInt(1), most.asInt(Integer.MAX_VALUE))
                    : null;
        }

        /** Returns a regular expression, or null if it cannot be compiled. */
        private Predicate<String> pattern(String regex) {
            try {
                return patterns.of(regex);
            } catch (PatternSyntaxException e) {
                return null;
            }
        }

        private SchemaKeyword.Declaration declaration(String name) {
            return new SchemaKeyword.Declaration(name, schema, Pointers.append(pointer, name));
        }

        private boolean isList(SchemaKeyword.Declaration declaration) {
            return declaration.promise().isArray();
        }

        private List<SchemaKeywords> list(String name) {
            List<SchemaKeywords> branches = new ArrayList<>();
            for (int i = 0; i < schema.get(name).size(); i++) {
                branches.add(node(Pointers.append(Pointers.append(pointer, name), i), compiled));
            }
            return branches;
        }

        private Map<String, SchemaKeywords> map(String name) {
            Map<String, SchemaKeywords> byKey = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> entry : schema.path(name).properties()) {
                String child = Pointers.append(Pointers.append(pointer, name), entry.getKey());
                byKey.put(entry.getKey(), node(child, compiled));
            }
            return byKey;
        }

        private SchemaKeywords child(String name) {
            return node(Pointers.append(pointer, name), compiled);
        }

        /** Returns null for the schema {@code false}, which reports what it rules out at the schema around it. */
        private SchemaKeywords childUnlessFalse(String name) {
            JsonNode child = schema.path(name);
            return child.isBoolean() && !child.booleanValue() ? null : child(name);
        }
    }
}
