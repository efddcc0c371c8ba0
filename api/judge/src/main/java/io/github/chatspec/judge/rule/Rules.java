package io.github.chatspec.judge.rule;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Defect;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.json.JsonSyntaxException.Kind;
import io.github.chatspec.json.LocatedJson;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.keyword.SchemaViolation;
import io.github.chatspec.judge.schema.SchemaWalk;
import io.github.chatspec.judge.verdict.Note;
import io.github.chatspec.judge.verdict.PlaceRules;
import io.github.chatspec.text.ValueRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The rules of the judge. */
public final class Rules {

    private static final Rule OPERATION_UNKNOWN = new OperationUnknownRule();
    private static final Rule STATUS_UNDOCUMENTED = new StatusUndocumentedRule();
    private static final Rule MEDIA_TYPE = new MediaTypeRule();
    /** Reports a response without a header that the contract requires. */
    public static final Rule HEADER_MISSING = new HeaderMissingRule();

    private static final Rule HEADER_TYPE = new HeaderTypeRule();
    private static final Rule REQUEST_MISSING = new RequestMissingRule();
    private static final Rule REQUEST_TYPE = new RequestTypeRule();
    private static final Rule REQUEST_MEDIA_TYPE = new RequestMediaTypeRule();
    private static final Rule REQUEST_BODY = new RequestBodyRule();

    private static final List<Rule> OUTSIDE_BODY = List.of(
            OPERATION_UNKNOWN,
            STATUS_UNDOCUMENTED,
            MEDIA_TYPE,
            HEADER_MISSING,
            HEADER_TYPE,
            REQUEST_MISSING,
            REQUEST_TYPE,
            REQUEST_MEDIA_TYPE,
            REQUEST_BODY);

    private Rules() {}

    /** Returns all rules, in the order in which they are listed for readers. */
    public static List<Rule> all() {
        return All.RULES;
    }

    /** Returns the rule that compares consecutive pages of a list. */
    public static PagingRule paging() {
        return All.PAGING;
    }

    /** Returns the rules that look at more than the body; the others report nothing about a clean body. */
    public static List<Rule> outsideBody() {
        return OUTSIDE_BODY;
    }

    /** Returns the rules that judge an exchange which is not one of the operation that has its path. */
    public static List<Rule> ofOtherMethods() {
        return List.of(OPERATION_UNKNOWN);
    }

    /** Returns what a rule about keywords says about a violation, without the source and the full stop. */
    static String sentence(Evaluation evaluation, SchemaViolation violation) {
        for (Rule rule : all()) {
            if (rule instanceof KeywordRule about && about.handles(violation)) {
                return about.sentence(evaluation, violation);
            }
        }
        throw new IllegalArgumentException(violation.keyword());
    }

    /** Returns whether the findings of a rule are about the contract, so that a run reports each of them once. */
    public static boolean isAboutContract(String id) {
        return id.equals(DiscriminatorRule.ID);
    }

    /** Returns whether a verdict can find, without the rule, what it reports. */
    public static boolean isNoted(String id) {
        return id.equals(ReadingRule.ID)
                || id.equals(NullOptionalRule.ID)
                || id.equals(UndocumentedFieldRule.ID)
                || isViolation(id);
    }

    /** Returns whether a rule reports violations of a schema that a verdict may note. */
    public static boolean isViolation(String id) {
        return id.equals(KeywordRule.TYPE)
                || id.equals(KeywordRule.REQUIRED)
                || id.equals(KeywordRule.ENUM)
                || id.equals(KeywordRule.FORMAT)
                || id.equals(MessageContentRule.ID);
    }

    /** Returns the beginning of the message about a note, which depends on its value; the rest does not. */
    public static String beginning(Note note, ValueRenderer renderer) {
        return switch (note.kind()) {
            case TYPE -> KeywordSentences.found(note.value(), renderer);
            case ENUM -> KeywordSentences.unlisted(note.value(), renderer);
            case FORMAT -> renderer.value(note.value());
            default -> "";
        };
    }

    /** Returns whether a finding about the place of a note is what a rule reports about it. */
    public static boolean isAbout(Note note, Finding finding) {
        return switch (note.kind()) {
            case READING_KEY ->
                finding.rule().equals(ReadingRule.ID) && finding.cause().isEmpty();
            case READING_VALUE ->
                finding.rule().equals(ReadingRule.ID) && finding.cause().isPresent();
            case NULL -> finding.rule().equals(NullOptionalRule.ID);
            case UNDOCUMENTED_KEY -> finding.rule().equals(UndocumentedFieldRule.ID);
            case TYPE -> finding.rule().equals(KeywordRule.TYPE);
            case ENUM -> finding.rule().equals(KeywordRule.ENUM);
            case FORMAT -> finding.rule().equals(KeywordRule.FORMAT);
            case MISSING_KEY -> finding.rule().equals(KeywordRule.REQUIRED);
            // Without missing keys as its cause, it is about the pointer.
            case CLAUSE ->
                finding.rule().equals(MessageContentRule.ID) && finding.cause().isPresent();
        };
    }

    /** Returns the ids of all rules. */
    public static List<String> ids() {
        return all().stream().map(Rule::id).toList();
    }

    /** Returns the rules that can report a place whose value its schema accepts. */
    public static PlaceRules atPlaces() {
        return new AtPlaces();
    }

    private static final class AtPlaces implements PlaceRules {
        @Override
        public boolean areSilentAt(Contract contract, SchemaWalk.Visit visit) {
            return all().stream().allMatch(rule -> rule.isSilentAt(contract, visit));
        }
    }

    /** Separate, so that a process that sees only clean bodies does not load all rules. */
    private static final class All {
        static final PagingRule PAGING = new PagingRule();
        static final List<Rule> RULES = rules();

        private All() {}

        private static List<Rule> rules() {
            List<KeywordRule> keywordRules = keywordRules();
            Set<String> keywords = new TreeSet<>();
            keywordRules.forEach(rule -> keywords.addAll(rule.keywords()));
            List<Rule> rules = new ArrayList<>(List.of(
                    OPERATION_UNKNOWN,
                    STATUS_UNDOCUMENTED,
                    new StatusBodyRule(),
                    MEDIA_TYPE,
                    HEADER_MISSING,
                    HEADER_TYPE));
            rules.addAll(textRules());
            rules.addAll(keywordRules);
            rules.addAll(List.of(
                    new OrderRule(),
                    new TimeOrderRule(),
                    new RequestMatchRule(),
                    PAGING,
                    new MessageContentRule(),
                    new SchemaRule(keywords),
                    new UndocumentedFieldRule(),
                    new NullOptionalRule(),
                    new WriteOnlyRule(),
                    new DiscriminatorRule(),
                    new ReadingRule(),
                    REQUEST_MISSING,
                    REQUEST_TYPE,
                    REQUEST_MEDIA_TYPE,
                    REQUEST_BODY));
            rules.addAll(recordRules());
            return List.copyOf(rules);
        }

        private static List<Rule> textRules() {
            return List.of(
                    new JsonTextRule(
                            "json-empty",
                            "The body is empty although the contract promises one.",
                            RuleExample.body("{}", ""),
                            Set.of(Kind.EMPTY)),
                    new JsonSizeRule(),
                    new JsonTextRule(
                            "json-encoding",
                            "The body is not in UTF-8 (RFC 8259, section 8.1).",
                            RuleExample.bytes("{}", () -> new byte[] {'"', (byte) 0xe9, '"'}),
                            Set.of(Kind.ENCODING)),
                    new JsonTextRule(
                            "json-syntax",
                            "The body is not well-formed JSON.",
                            RuleExample.body("{}", "{\"name\": "),
                            Set.of(Kind.SYNTAX)),
                    new JsonTextRule(
                            "json-trailing",
                            "The body continues after its JSON value.",
                            RuleExample.body("{}", "{} {}"),
                            Set.of(Kind.TRAILING)),
                    new JsonTextRule(
                            "json-depth",
                            "Objects and arrays are nested deeper than 512.",
                            RuleExample.body("{}", "[".repeat(LocatedJson.MAX_DEPTH + 1)),
                            Set.of(Kind.DEPTH)),
                    new JsonNumberRule(),
                    new JsonDuplicateKeyRule());
        }

        private static List<KeywordRule> keywordRules() {
            return List.of(
                    new KeywordRule(
                            KeywordRule.TYPE,
                            "A value does not have the type that the contract promises.",
                            RuleExample.body("{\"type\": \"integer\"}", "\"7\""),
                            Set.of("type"),
                            KeywordSentences::type),
                    new KeywordRule(
                            KeywordRule.REQUIRED,
                            "A required key is missing.",
                            RuleExample.body("{\"type\": \"object\", \"required\": [\"name\"]}", "{}"),
                            Set.of("required"),
                            KeywordSentences::required,
                            KeywordSentences::requiredSource),
                    new KeywordRule(
                            KeywordRule.ENUM,
                            "A value is not one of those that the contract lists.",
                            RuleExample.body("{\"enum\": [\"open\", \"closed\"]}", "\"Open\""),
                            Set.of("enum"),
                            KeywordSentences::enumeration),
                    new KeywordRule(
                            "const",
                            "The value differs from the constant in the contract.",
                            RuleExample.body("{\"const\": 1}", "2"),
                            Set.of("const"),
                            KeywordSentences::constant),
                    new KeywordRule(
                            KeywordRule.FORMAT,
                            "A string does not have the format that the contract promises.",
                            RuleExample.body("{\"type\": \"string\", \"format\": \"date-time\"}", "\"yesterday\""),
                            Set.of("format", "pattern"),
                            KeywordSentences::format),
                    new KeywordRule(
                            "array-size",
                            "An array is longer or shorter than the contract promises.",
                            RuleExample.body("{\"type\": \"array\", \"maxItems\": 1}", "[1, 2]"),
                            Set.of("maxItems", "minItems"),
                            KeywordSentences::arraySize));
        }

        private static List<Rule> recordRules() {
            return List.of(
                    new DefectRule(
                            "input-syntax",
                            Level.ERROR,
                            "A line or entry of the input is not a recorded exchange.",
                            Defect.Kind.SYNTAX,
                            "the line is not JSON"),
                    new DefectRule(
                            "input-truncated",
                            Level.ERROR,
                            "The input ends within an entry.",
                            Defect.Kind.TRUNCATED,
                            "the input ends within an entry"),
                    new DefectRule(
                            "input-size",
                            Level.ERROR,
                            "An entry of the input is too large to be read.",
                            Defect.Kind.TOO_LARGE,
                            "the entry has more than 64 MiB"),
                    new DefectRule(
                            "input-encoding",
                            Level.ERROR,
                            "A recorded body is not in the encoding that the record names.",
                            Defect.Kind.ENCODING,
                            "the body is not base64"),
                    new DefectRule(
                            "body-encoded",
                            Level.WARNING,
                            "The recorder left the body in a content coding that cannot be decoded.",
                            Defect.Kind.ENCODED,
                            "the recorder left it encoded"),
                    new DefectRule(
                            "input-unanswered",
                            Level.NOTE,
                            "The recorder saw no response to the request.",
                            Defect.Kind.UNANSWERED,
                            "the recorder saw no answer"),
                    new DefectRule(
                            "body-missing",
                            Level.NOTE,
                            "The recorder omitted or truncated the body of the response.",
                            Defect.Kind.BODY_MISSING,
                            "the recorder left it out"),
                    new InternalErrorRule());
        }
    }
}
