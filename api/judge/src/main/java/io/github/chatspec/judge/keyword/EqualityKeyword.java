package io.github.chatspec.judge.keyword;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import io.github.chatspec.json.JsonEquality;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A keyword that compares values by {@link JsonEquality}. It replaces that of networknt, which takes numbers of different
 * spellings for different ones within objects and arrays, and looks for repeated items in objects, too.
 */
enum EqualityKeyword implements Keyword {
    CONST("const") {
        @Override
        Predicate<JsonNode> test(JsonNode promise, boolean isNullable) {
            Object constant = JsonEquality.key(promise);
            return value -> constant.equals(JsonEquality.key(value));
        }
    },

    ENUM("enum") {
        @Override
        Predicate<JsonNode> test(JsonNode promise, boolean isNullable) {
            Set<Object> listed = new HashSet<>();
            promise.forEach(value -> listed.add(JsonEquality.key(value)));
            return value -> listed.contains(JsonEquality.key(value)) || (isNullable && value.isNull());
        }
    },

    UNIQUE_ITEMS("uniqueItems") {
        @Override
        Predicate<JsonNode> test(JsonNode promise, boolean isNullable) {
            return value -> !value.isArray() || !promise.asBoolean() || JsonEquality.areUnique(value);
        }
    };

    private final String name;

    EqualityKeyword(String name) {
        this.name = name;
    }

    /**
     * Compiles the keyword.
     *
     * @param promise the value of the keyword
     * @param isNullable whether OpenAPI 3.0 allows null in addition
     * @return which values conform
     */
    abstract Predicate<JsonNode> test(JsonNode promise, boolean isNullable);

    @Override
    public String getValue() {
        return name;
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation place, JsonNode promise, Schema parent, SchemaContext context) {
        boolean isNullable = context.isNullableKeywordEnabled()
                && parent.getSchemaNode().path("nullable").asBoolean();
        return new Validator(this, promise, place, parent, context, test(promise, isNullable));
    }

    private static final class Validator extends BaseKeywordValidator {

        private final Predicate<JsonNode> test;

        Validator(
                Keyword keyword,
                JsonNode promise,
                SchemaLocation place,
                Schema parent,
                SchemaContext context,
                Predicate<JsonNode> test) {
            super(keyword, promise, place, parent, context);
            this.test = test;
        }

        @Override
        public void validate(ExecutionContext context, JsonNode value, JsonNode root, NodePath pointer) {
            if (!test.test(value)) {
                context.addError(error().instanceNode(value)
                        .instanceLocation(pointer)
                        .evaluationPath(context.getEvaluationPath())
                        .locale(context.getExecutionConfig().getLocale())
                        .build());
            }
        }
    }
}
