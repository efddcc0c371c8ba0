package io.github.chatspec.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.chatspec.json.JsonSyntaxException.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocatedJsonTest {

    @Test
    void aKeyIsLocatedWhereItsNameBegins() throws JsonSyntaxException {
        LocatedJson json = json("{\n  \"a\": 1,\n  \"b\":\n    2\n}");

        assertThat(json.position("/a")).isEqualTo(new Position(2, 3, 4));
        assertThat(json.position("/b")).isEqualTo(new Position(3, 3, 14));
    }

    @Test
    void anItemIsLocatedWhereItsValueBegins() throws JsonSyntaxException {
        LocatedJson json = json("{\"list\": [10,\n  [20]]}");

        assertThat(json.position("/list/0")).isEqualTo(new Position(1, 11, 10));
        assertThat(json.position("/list/1")).isEqualTo(new Position(2, 3, 16));
        assertThat(json.position("/list/1/0")).isEqualTo(new Position(2, 4, 17));
    }

    @Test
    void theWholeDocumentIsLocatedAtItsFirstCharacter() throws JsonSyntaxException {
        assertThat(json("\n  [1]").position("")).isEqualTo(new Position(2, 3, 3));
    }

    @Test
    void aKeyWithASlashAndATildeIsFoundByItsEscapedPointer() throws JsonSyntaxException {
        assertThat(json("{\n\"a/b~c\": 1}").position("/a~1b~0c").line()).isEqualTo(2);
    }

    @Test
    void aMissingValueIsLocatedAtTheNearestValueAroundIt() throws JsonSyntaxException {
        LocatedJson json = json("{\n\"a\": {\"b\": 1}}");

        assertThat(json.position("/a/missing/deeper")).isEqualTo(json.position("/a"));
        assertThat(json.position("/missing")).isEqualTo(json.position(""));
    }

    @Test
    void aRepeatedKeyIsReportedAtTheLaterKeyAndTheLastValueApplies() throws JsonSyntaxException {
        LocatedJson json = json("{\"a\": {\"b\": 1,\n \"b\": 2}}");

        assertThat(json.duplicates()).containsExactly(new LocatedJson.Duplicate("/a/b", new Position(2, 2, 16)));
        assertThat(json.tree().at("/a/b").intValue()).isEqualTo(2);
    }

    @Test
    void aKeyThatComesThreeTimesIsReportedTwice() throws JsonSyntaxException {
        assertThat(json("{\"a\": 1, \"a\": 2, \"a\": 3}").duplicates())
                .extracting(LocatedJson.Duplicate::pointer)
                .containsExactly("/a", "/a");
    }

    @Test
    void theSameKeyInTwoObjectsIsNotARepetition() throws JsonSyntaxException {
        assertThat(json("[{\"a\": 1}, {\"a\": {\"a\": 2}}]").duplicates()).isEmpty();
    }

    @Test
    void everyKindOfValueIsInTheTree() throws JsonSyntaxException {
        LocatedJson json = json("[null, true, false, \"x\", 1, 2147483648, {}, []]");

        assertThat(json.tree().get(0).isNull()).isTrue();
        assertThat(json.tree().get(1).booleanValue()).isTrue();
        assertThat(json.tree().get(2).isBoolean()).isTrue();
        assertThat(json.tree().get(3).textValue()).isEqualTo("x");
        assertThat(json.tree().get(4).isInt()).isTrue();
        assertThat(json.tree().get(5).longValue()).isEqualTo(2147483648L);
        assertThat(json.tree().get(6).isObject()).isTrue();
        assertThat(json.tree().get(7).isArray()).isTrue();
    }

    @Test
    void aBigIntegerIsKeptDigitByDigit() throws JsonSyntaxException {
        assertThat(json("123456789012345678901234567890").tree().bigIntegerValue())
                .isEqualTo(new BigInteger("123456789012345678901234567890"));
    }

    @Test
    void aDecimalIsKeptDigitByDigit() throws JsonSyntaxException {
        assertThat(json("0.1234567890123456789012345").tree().decimalValue())
                .isEqualTo(new BigDecimal("0.1234567890123456789012345"));
        assertThat(json("1e400").tree().decimalValue()).isEqualByComparingTo(new BigDecimal("1e400"));
    }

    @Test
    void anEmptyTextIsRefused() {
        assertThat(refusal("")).hasMessage("the text is empty");
        assertThat(refusal(" \n ").position()).isEqualTo(new Position(1, 1, 0));
    }

    @Test
    void aTextThatContinuesAfterItsValueIsRefusedWhereItContinues() {
        JsonSyntaxException refusal = refusal("{}\n {}");

        assertThat(refusal).hasMessage("the text continues after its value");
        assertThat(refusal.position()).isEqualTo(new Position(2, 2, 4));
    }

    @Test
    void wordsAfterTheValueAreRefusedWhereTheyBegin() {
        assertThat(refusal("{}\n  later").position()).isEqualTo(new Position(2, 3, 5));
    }

    @Test
    void notANumberIsNotJson() {
        assertThat(refusal("{\"a\": NaN}")).hasMessageStartingWith("Non-standard token 'NaN'");
        assertThat(refusal("[Infinity]")).hasMessageStartingWith("Non-standard token 'Infinity'");
        assertThat(refusal("[-INF]").kind()).isEqualTo(Kind.NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,, NaN]", "[\"a NaN", "[NaNs]", "{NaN: 1}", "[1 NaN]"})
    void anotherErrorIsASyntaxErrorEvenNextToTheWordsOfANumber(String text) {
        assertThat(refusal(text).kind()).isEqualTo(Kind.SYNTAX);
    }

    @Test
    void aTextThatIsCutOffIsRefusedWhereItEnds() {
        assertThat(refusal("{\"a\": \"x").position()).isEqualTo(new Position(1, 9, 8));
        assertThat(refusal("{\"a\": 1,\n").position().line()).isEqualTo(2);
        assertThat(refusal("[1, ")).hasMessageStartingWith("Unexpected end-of-input");
    }

    @Test
    void anObjectThatIsNotClosedIsNamedByTheLineOnWhichItBegins() {
        assertThat(refusal("[\n  {\"a\": 1"))
                .hasMessage(
                        "Unexpected end-of-input: expected close marker for Object (start marker at line 2, column 3)");
    }

    @Test
    void commentsAndTrailingCommasAreNotJson() {
        assertThat(refusal("// no\n{}").position().line()).isEqualTo(1);
        assertThat(refusal("[1,]").position()).isEqualTo(new Position(1, 4, 3));
    }

    @Test
    void objectsAndArraysMayBeNestedAsDeepAsSaidAndNoDeeper() throws JsonSyntaxException {
        assertThat(json(nested(LocatedJson.MAX_DEPTH)).tree().isArray()).isTrue();
        assertThat(refusal(nested(LocatedJson.MAX_DEPTH + 1)))
                .hasMessage("objects and arrays are nested deeper than 512");
    }

    @Test
    void aMillionOpenBracketsAreRefusedAndNotFollowed() {
        assertThat(refusal("[".repeat(1_000_000))).hasMessage("objects and arrays are nested deeper than 512");
        assertThat(refusal("{\"a\":".repeat(1_000_000))).hasMessage("objects and arrays are nested deeper than 512");
    }

    @Test
    void aNumberOfAMillionDigitsIsRefused() {
        assertThat(refusal("9".repeat(1_000_000))).hasMessage("a number has more than 1000 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"ff\"', the byte 0xff is not UTF-8 here, 1",
        "'\"c3\"', the byte 0xc3 is not UTF-8 here, 1",
        "'\"e2', the byte 0xe2 is not UTF-8 here, 1",
        "'\"eda080\"', the byte 0xed is not UTF-8 here, 1",
        "'\"c0af\"', the byte 0xc0 is not UTF-8 here, 1"
    })
    void invalidUtf8BytesAreRefusedAtTheirPosition(String text, String reason, int offset) {
        JsonSyntaxException refusal =
                catchThrowableOfType(JsonSyntaxException.class, () -> LocatedJson.readJson(withHex(text)));

        assertThat(refusal).hasMessage(reason);
        assertThat(refusal.kind()).isEqualTo(Kind.ENCODING);
        assertThat(refusal.position()).isEqualTo(new Position(1, offset + 1, offset));
    }

    @Test
    void invalidUtf8BytesAreFoundAfterManyValidOnes() {
        byte[] long20000 = ("[\n" + "\"\u00e9\",".repeat(20_000) + "\"?\"]").getBytes(StandardCharsets.UTF_8);
        long20000[long20000.length - 3] = (byte) 0x80;
        JsonSyntaxException refusal =
                catchThrowableOfType(JsonSyntaxException.class, () -> LocatedJson.readJson(long20000));

        assertThat(refusal.position()).isEqualTo(new Position(2, long20000.length - 4, long20000.length - 3));
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws JsonSyntaxException {
        assertThat(json("\ufeff[1]").tree().get(0).intValue()).isEqualTo(1);
        assertThat(refusal("\ufeff").kind()).isEqualTo(Kind.EMPTY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | EMPTY",
                "' \n' | EMPTY",
                "{} {} | TRAILING",
                "{} x | TRAILING",
                "[1]] | TRAILING",
                "NaN | NUMBER",
                "[-Infinity] | NUMBER",
                "[1 | SYNTAX",
                "nul | SYNTAX",
                "{'a': 1} | SYNTAX",
                "[1,] | SYNTAX"
            })
    void theRefusalDescribesHowTheTextFails(String text, Kind kind) {
        assertThat(refusal(text).kind()).isEqualTo(kind);
    }

    @Test
    void textBeyondAsciiIsKept() throws JsonSyntaxException {
        assertThat(json("\"Zoë 🙂\"").tree().textValue()).isEqualTo("Zoë 🙂");
    }

    /** Pairs of hexadecimal digits stand for bytes, and the rest for itself. */
    private static byte[] withHex(String text) {
        String quote = "\"";
        String hex = text.replace(quote, "22");
        return HexFormat.of().parseHex(hex);
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static LocatedJson json(String text) throws JsonSyntaxException {
        return LocatedJson.readJson(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonSyntaxException refusal(String text) {
        return catchThrowableOfType(JsonSyntaxException.class, () -> json(text));
    }
}
