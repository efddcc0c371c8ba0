package io.github.chatspec.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A good value is replaced by another good one, whatever the contract requires of it. */
class RedactedFormatsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RedactionKey KEY = RedactionKey.of("a key for the tests".getBytes(StandardCharsets.UTF_8));
    private static final int VALUES = 100;

    @ParameterizedTest
    @CsvSource(
            delimiterString = " for ",
            quoteCharacter = '`',
            value = {
                "format: email for ~~~~.~~~~@~~~~~~~.com",
                "format: email for ~~~~+~~@~~~.co.uk",
                "format: idn-email for ~~~~@~~~~.example",
                "format: hostname for ~~~~-~~.~~~~~.example",
                "format: ipv4 for 2##.1#.1##.#",
                "format: ipv4 for 10.#.2#.1##",
                "format: ipv6 for 2001:db8::@@@@:@@:@",
                "format: ipv6 for @@@@:@@@@:@@@@:@@@@:@@@@:@@@@:@@@@:@@@@",
                "format: uri for https://~~~~.example/~~~~/####?a=~~",
                "format: uri for http://1##.2#.1##.#:8080/~~",
                "format: uuid for @@@@@@@@-@@@@-1@@@-a@@@-@@@@@@@@@@@@",
                "format: time for 1#:2#:3#Z",
                "format: time for 0#:4#:5#.##+01:00",
                "format: duration for P#DT#H#M",
                "format: duration for P##W",
                "pattern: ^CSR[0-9]+$ for CSR#####",
                "pattern: ^\\+49[0-9]{9,12}$ for +49##########",
                "pattern: ^\\+[0-9]{10,14}$ for +############",
                "pattern: ^(red|green)-[a-z]{4}$ for green-~~~~",
                "pattern: ^[A-Z]{2}[0-9]{2}( [A-Z0-9]{4}){4}$ for DE## 3704 0044 #### ####",
                "pattern: ^https://shop\\.example/u/[a-z]+$ for https://shop.example/u/~~~~~",
                "pattern: ^[aeiou][a-m]{3}[0-9]$ for ebbd#",
                "pattern: ^(25[0-5]|2[0-4][0-9])-x{3}[0-9]{4}$ for 23#-xxx####",
                "pattern: ^[0-9]{2}\\.[0-9]{2}\\.(19|20)[0-9]{2}$ for 1#.0#.19##",
                "pattern: ^[A-Za-z0-9._]+@(shop|mail)\\.example$ for ~~~~@shop.example"
            })
    void everyGoodValueIsReplacedByAGoodOne(String keyword, String template) throws Exception {
        Redaction redaction = redaction("{type: string, '" + keyword.replaceFirst(": (.*)", "': '$1'") + "}");
        Random random = new Random(7);
        int same = 0;
        for (int i = 0; i < VALUES; i++) {
            String value = filled(template, random);

            String other = redacted(redaction, JSON.writeValueAsString(value)).textValue();

            assertThat(other).hasSameSizeAs(value);
            same += other.equals(value) ? 1 : 0;
        }
        assertThat(same).as("values that stay").isLessThan(3);
    }

    @Test
    void aBadValueStaysBad() throws Exception {
        for (String keyword : List.of("format: email", "format: ipv4", "format: time", "pattern: ^CSR[0-9]+$")) {
            Redaction redaction = redaction("{type: string, '" + keyword.replaceFirst(": (.*)", "': '$1'") + "}");

            assertThat(redacted(redaction, "\"Anna Smith, 49\"").textValue())
                    .matches("[A-Z][a-z]{3} [A-Z][a-z]{4}, [1-9]{2}")
                    .doesNotContain("Anna", "Smith");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "birthDate, 1987-03-14",
        "date_of_birth, 1987-03-14",
        "dob, 1987-03-14",
        "born, 1987-03-14T00:00:00Z",
        "Geburtsdatum, 2000-10-10"
    })
    void aDateOfBirthIsReplaced(String key, String date) throws Exception {
        String format = date.length() > 10 ? "date-time" : "date";
        Redaction redaction = redaction("{type: object, properties: {" + key + ": {type: string, format: " + format
                + "}, at: {type: string," + " format: " + format + "}}}");

        JsonNode after = redacted(redaction, "{\"" + key + "\": \"" + date + "\", \"at\": \"" + date + "\"}");

        assertThat(after.path(key).textValue()).isNotEqualTo(date).hasSameSizeAs(date);
        assertThat(after.path("at").textValue()).isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({
        "name, true",
        "firstName, true",
        "last_name, true",
        "surname, true",
        "displayName, true",
        "fileName, false",
        "event_name, false",
        "title, false"
    })
    void aDateNextToTheNameOfAPersonIsReplaced(String key, boolean replaced) throws Exception {
        Redaction redaction = redaction("{type: object, properties: {since: {type: string, format: date}, seen: {type:"
                + " string, format: date-time}, all: {type: array, items: {type: string, format: date}}, " + key
                + ": {type: string}}}");
        String seen = "2024-05-01T10:00:00Z";

        JsonNode after = redacted(
                redaction,
                "{\"" + key + "\": \"Anna\", \"since\": \"1987-03-14\", \"all\": [\"1987-03-14\"], \"seen\": \"" + seen
                        + "\"}");

        assertThat(after.path("since").textValue().equals("1987-03-14")).isNotEqualTo(replaced);
        assertThat(after.path("all").get(0)).isEqualTo(after.path("since"));
        assertThat(after.path("seen").textValue()).isEqualTo(seen);
    }

    @Test
    void aValueIsTheSameWhereverItIs() throws Exception {
        Redaction redaction = redaction("{type: object, properties: {id: {type: string, pattern: '^CSR[0-9]+$'}, note:"
                + " {type: string}, birthday: {type: string, format:"
                + " date}}}");
        Request request = new Request("GET", "https://shop.example/things?about=CSR4711", Headers.NONE);
        byte[] body = ("{\"id\": \"CSR4711\", \"note\": \"CSR4711\", \"birthday\": \"1987-03-14\", \"other\":"
                        + " {\"d\": \"1987-03-14\"}}")
                .getBytes(StandardCharsets.UTF_8);

        Exchange after = redaction.redact(Exchange.of(request).status(200).body(body));
        JsonNode tree = JSON.readTree(after.body());

        String id = tree.path("id").textValue();
        assertThat(id).matches("CSR[1-9]{4}").isNotEqualTo("CSR4711");
        assertThat(tree.path("note").textValue()).isEqualTo(id);
        assertThat(after.request().orElseThrow().url()).endsWith("=" + id);
        assertThat(tree.at("/other/d")).isEqualTo(tree.path("birthday"));
    }

    @Test
    void theKeysOfAMapAreReplaced() throws Exception {
        Redaction redaction = redaction("{type: object, required: [total], properties: {owner: {type: object,"
                + " additionalProperties: {type: integer}}, team: {type: object, patternProperties: {'^u_[a-z]+$':"
                + " {type: integer}}, additionalProperties: false}}, additionalProperties: {type: integer}}");

        JsonNode after = redacted(
                redaction, "{\"total\": 1, \"owner\": {\"anna\": 1}, \"team\": {\"u_anna\": 1}, \"smith\": 2}");

        assertThat(after.toString()).doesNotContain("anna", "smith");
        assertThat(names(after)).hasSize(4).contains("total", "owner", "team");
        assertThat(names(after.path("team"))).singleElement().asString().matches("u_[a-z]{4}");
    }

    @Test
    void aValueThatCanOnlyStayIsLeftOut() {
        Redaction redaction = redaction("{type: string, pattern: '^(\\w+) \\1$'}");

        assertThatThrownBy(() -> redacted(redaction, "\"annasmith annasmith\""))
                .isInstanceOf(LeftOutException.class)
                .hasMessage("The judge would find something else in it (format).");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Returns a template with a digit for each hash, a letter for each tilde, and a hexadecimal digit for each at. */
    private static String filled(String template, Random random) {
        StringBuilder filled = new StringBuilder();
        boolean mail = template.contains("~@");
        for (char c : template.toCharArray()) {
            filled.append(
                    switch (c) {
                        case '#' -> (char) ('1' + random.nextInt(9));
                        case '~' -> (char) ('a' + random.nextInt(26));
                        case '@' -> mail ? c : "123456789abcdef".charAt(random.nextInt(15));
                        default -> c;
                    });
        }
        return filled.toString();
    }

    private static JsonNode redacted(Redaction redaction, String body) throws LeftOutException, IOException {
        Exchange exchange =
                Exchange.ofOperation("things/getThing").status(200).body(body.getBytes(StandardCharsets.UTF_8));
        return JSON.readTree(redaction.redact(exchange).body());
    }

    private static Redaction redaction(String schema) {
        return Redaction.of(List.of(Contract.of("things", """
                openapi: "3.1.0"
                info: {title: "Things", version: "1"}
                servers: [{url: "https://shop.example"}]
                paths:
                  /things:
                    get:
                      operationId: "getThing"
                      parameters: [{name: about, in: query, schema: {type: string}}]
                      responses:
                        "200":
                          description: "The thing."
                          content: {application/json: {schema: %s}}
                """.formatted(schema))), KEY);
    }
}
