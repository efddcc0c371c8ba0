package io.github.chatspec.judge.rule;

import io.github.chatspec.finding.Level;
import io.github.chatspec.json.Pointers;
import io.github.chatspec.judge.evaluation.Evaluation;
import io.github.chatspec.judge.keyword.SchemaViolation;
import io.github.chatspec.text.MaskedText;
import java.util.Set;

/** Reports the values that violate certain keywords of a schema. */
class KeywordRule extends Rule {

    static final String TYPE = "type";
    static final String REQUIRED = "required";
    static final String ENUM = "enum";
    static final String FORMAT = "format";

    private final Set<String> keywords;
    private final Part sentence;
    private final Part source;

    /** A part of the message about a violation. */
    interface Part {
        String of(Evaluation evaluation, SchemaViolation violation);
    }

    KeywordRule(String id, String help, RuleExample example, Set<String> keywords, Part sentence) {
        this(id, help, example, keywords, sentence, KeywordRule::source);
    }

    /**
     * Creates a rule.
     *
     * @param sentence what was found and what was promised, without the source and the full stop
     * @param source where the promise comes from, with the full stop
     */
    KeywordRule(String id, String help, RuleExample example, Set<String> keywords, Part sentence, Part source) {
        super(id, Level.ERROR, help, example);
        this.keywords = keywords;
        this.sentence = sentence;
        this.source = source;
    }

    private static String source(Evaluation evaluation, SchemaViolation violation) {
        return evaluation.source(violation.pointer(), violation.schemaPointer());
    }

    Set<String> keywords() {
        return keywords;
    }

    boolean handles(SchemaViolation violation) {
        return keywords.contains(violation.keyword());
    }

    /** Returns what was found and what was promised, without the source and the full stop. */
    String sentence(Evaluation evaluation, SchemaViolation violation) {
        return sentence.of(evaluation, violation);
    }

    /** Returns the keyword, unless the rule is named by it, and the key that is missing or not allowed. */
    String cause(SchemaViolation violation) {
        String keyword = violation.keyword().equals(id()) ? "" : violation.keyword();
        boolean inPointer = violation.property() == null
                || Pointers.append(Pointers.parent(violation.pointer()), violation.property())
                        .equals(violation.pointer());
        return inPointer ? keyword : (keyword + " " + MaskedText.key(violation.property())).strip();
    }

    @Override
    public final void check(Evaluation evaluation, Findings out) {
        for (SchemaViolation violation : evaluation.violations()) {
            if (handles(violation) && !MessageContentRule.claims(evaluation, violation)) {
                out.add(
                        this,
                        violation.pointer(),
                        evaluation.place(violation.schemaPointer()),
                        cause(violation),
                        sentence.of(evaluation, violation) + source.of(evaluation, violation));
            }
        }
    }
}
