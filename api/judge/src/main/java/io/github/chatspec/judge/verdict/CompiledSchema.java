package io.github.chatspec.judge.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.judge.schema.NotBefore;
import io.github.chatspec.judge.schema.SortOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * The joint requirements of all schemas that describe one value, compiled by {@link VerdictCompiler}.
 *
 * <p>The fields are not final because schemas may be recursive: {@link VerdictCompiler} creates each compiled schema
 * before it compiles the schemas that it refers to. Compiled schemas are not modified after that.
 */
final class CompiledSchema {

    static final int OBJECT = 1;
    static final int ARRAY = 2;
    static final int STRING = 4;
    static final int INTEGER = 8;
    static final int FRACTION = 16;
    static final int TRUE = 32;
    static final int FALSE = 64;
    static final int NULL = 128;
    static final int BOOLEAN = TRUE | FALSE;
    static final int NUMBER = INTEGER | FRACTION;

    /** Accepts every value. */
    static final CompiledSchema ANY = new CompiledSchema();

    /**
     * A key that the schemas speak of.
     *
     * @param index which of the keys it is
     * @param shape the schema of its value
     * @param listings the lists that clauses compare it with
     */
    record Field(int index, CompiledSchema shape, List<Listing> listings) {
        /** Returns the bit of one of the first 64 keys; clauses are about no others. */
        long bit() {
            return 1L << index;
        }
    }

    /**
     * A composition that is decided by tests.
     *
     * @param kind its keyword
     * @param tests the compiled branches; none if a key selects the branch
     * @param selector the key whose value selects the branch; null if the tests do
     * @param takesNull whether null conforms, whatever the branches (OpenAPI 3.0)
     * @param isNullUnknown whether the tests cannot decide about null
     * @param outcomes compiles the schema in which some branches count, given as bits; null if it cannot
     */
    record Choice(
            Decision.Kind kind,
            List<CompiledSchema> tests,
            Selector selector,
            boolean takesNull,
            boolean isNullUnknown,
            LongFunction<CompiledSchema> outcomes) {}

    /**
     * A key whose value selects a branch.
     *
     * @param key the key
     * @param listings the strings that select each of the branches
     */
    record Selector(String key, List<Listing> listings) {}

    /**
     * The number of items of an array that a schema accepts.
     *
     * @param test the schema
     * @param least the least number
     * @param most the largest number
     */
    record Contained(CompiledSchema test, int least, int most) {}

    /** A list of values that a clause asks a key about. */
    record Listing(Set<String> values, long bit) {}

    /**
     * A condition under which the objects in an object may have some fields, or strings that do not match a regular
     * expression.
     *
     * @param limit the bit of the condition
     * @param key the bit of the property that decides
     * @param list the bit of the list that holds its values
     * @param isAllowedIfListed whether the condition is met if the list has the value; otherwise, if it does not
     */
    record Limit(long limit, long key, long list, boolean isAllowedIfListed) {
        /** Returns whether the condition is met, given the keys that are present and the lists with their values. */
        boolean isMet(long present, long lists) {
            return (present & key) == 0 || ((lists & list) != 0) == isAllowedIfListed;
        }
    }

    /** A composition to be decided by tests; the other fields do not count then. Null if there is none. */
    Choice choice;

    /** Whether null may conform although it is not one of the types (OpenAPI 3.0). */
    boolean isNullUnknown;

    /** Whether it is unknown if an integer may be spelled as a fraction (OpenAPI 3.0). */
    boolean isFractionUnknown;

    /** Whether only the keywords of JSON Schema count, and no further rules. */
    boolean isTest;

    int types = OBJECT | ARRAY | STRING | NUMBER | BOOLEAN | NULL;

    /** The only values, by {@link io.github.chatspec.json.JsonEquality#key}; null if any will do. */
    Set<Object> values;

    /** The number of schemas that limit the type. */
    int typeKeywordCount;

    /** The number of schemas that list the values; a constant counts twice. */
    int enumKeywordCount;

    /** The number of schemas that name a format of strings. */
    int formatKeywordCount;

    /** The strings that a rule reports although the schema accepts them. */
    Set<String> enumReadings = Set.of();

    /** The number of schemas that list such strings. */
    int enumReadingsKeywordCount;

    /** The number of schemas by which a rule reports the key of a value, whatever the value is. */
    int readingKeywordCount;

    /** Whether schemas that apply to some values only describe the value or its keys. */
    boolean isDescribedByClauses;

    /** Whether a rule reports other keys, and does nothing else about them. */
    boolean notesOtherKeys;

    /** The keys about whose wrong type or absence the rules report the same, whatever else the body contains. */
    final Set<String> independentKeys = new HashSet<>();

    /** The optional keys for which a null is noted. */
    final Set<String> notedIfNull = new HashSet<>();

    /** For each of them that clauses compare with lists, the bit of a list that contains only null. */
    final Map<String, Long> nullBits = new HashMap<>();

    int minLength;
    int maxLength = Integer.MAX_VALUE;
    final List<Predicate<String>> formatsAndPatterns = new ArrayList<>();

    /** The schemas that limit the size of a number. */
    final List<JsonNode> numberSchemas = new ArrayList<>();

    /** Whether any of them rules out numbers that a long can hold. */
    boolean restrictsLongs;

    int minItems;
    int maxItems = Integer.MAX_VALUE;
    final List<CompiledSchema> firstItems = new ArrayList<>();
    CompiledSchema items;
    boolean isUnique;
    final List<Contained> contained = new ArrayList<>();
    SortOrder order;

    int minProperties;
    int maxProperties = Integer.MAX_VALUE;
    final Map<String, Field> fields = new HashMap<>();

    /** The schema of the values of other keys; null if other keys are not allowed. */
    CompiledSchema additionalProperties;

    /** The regular expressions of further keys. */
    final List<Predicate<String>> keyPatterns = new ArrayList<>();

    /** Compiles the schema of the keys that some patterns match, given as bits; its result is null if it cannot. */
    LongFunction<CompiledSchema> keyPatternSchema;

    /** The schema of all keys; null if there is none. */
    CompiledSchema propertyNames;

    /** The bits of the conditions under which the value may be there. */
    long limits;

    /** The regular expressions that a string matches, depending on conditions. */
    final List<PatternLimit> patternLimits = new ArrayList<>();

    /** The conditions that this object decides. */
    final List<Limit> decidedLimits = new ArrayList<>();

    /** The two keys whose values are in order; may be null. */
    NotBefore notBefore;

    /** The path parameter that has the same value; may be null. */
    String repeatedParameter;

    final BitSet required = new BitSet();
    final List<Clause> clauses = new ArrayList<>();

    CompiledSchema() {
        items = this;
        additionalProperties = this;
    }

    /** Returns a test that accepts the objects which have a key. */
    static CompiledSchema withKey(String key) {
        CompiledSchema test = new CompiledSchema();
        test.isTest = true;
        test.types = OBJECT;
        test.additionalProperties = ANY;
        test.fields.put(key, new Field(0, ANY, List.of()));
        test.required.set(0);
        return test;
    }
}
