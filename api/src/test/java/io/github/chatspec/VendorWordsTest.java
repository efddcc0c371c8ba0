package io.github.chatspec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing about a vendor's API is written twice: its words stand in the contract and in no Java file. */
class VendorWordsTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//.*$", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NUMBER = Pattern.compile("\\b[0-9]{4}\\b");

    @Test
    void theWordsAreThoseOfBothVendors() {
        assertThat(words()).hasSizeGreaterThan(50);
        assertThat(words())
                .contains(
                        "chat_id",
                        "beaconId",
                        "quick_reply_response",
                        "4304",
                        "livechat",
                        "/v3.1/chats",
                        "access_token");
    }

    @Test
    void noVendorWordIsSpelledInJava() throws IOException {
        Map<Path, Set<String>> spelled = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Set<String> found = spelledIn(Files.readString(file));
                if (!found.isEmpty()) {
                    spelled.put(file, found);
                }
            }
        }

        assertThat(spelled).isEmpty();
    }

    @Test
    void aVendorWordInALiteralIsFoundAndOneInACommentIsNot() {
        assertThat(spelledIn("node.path(\"chat_id\")")).containsExactly("chat_id");
        assertThat(spelledIn("node.at(\"/response/chat_id\")")).containsExactly("chat_id");
        assertThat(spelledIn("if (code == 4304) {")).containsExactly("4304");
        assertThat(spelledIn("/** Like {@code chat_id}. */\n    // \"chat_id\" and 4304\n"))
                .isEmpty();
    }

    private static Set<String> spelledIn(String java) {
        String code = COMMENT.matcher(java).replaceAll("");
        Set<String> tokens = new TreeSet<>();
        for (Matcher literal = LITERAL.matcher(code); literal.find(); ) {
            tokens.add(literal.group(1));
            tokens.addAll(List.of(literal.group(1).split("[^A-Za-z0-9_]+")));
        }
        for (Matcher number = NUMBER.matcher(code); number.find(); ) {
            tokens.add(number.group());
        }
        tokens.retainAll(words());
        return tokens;
    }

    /** The words that can only be a vendor's: joined ones, members of enums and codes, paths and names of headers. */
    private static Set<String> words() {
        Set<String> words = new TreeSet<>();
        for (Contract contract : Contract.builtIn()) {
            for (JsonNode schema : contract.at("/components/schemas")) {
                schema.path("properties").fieldNames().forEachRemaining(words::add);
            }
            for (JsonNode values : contract.at("/components/schemas").findValues("enum")) {
                values.forEach(value -> words.add(value.asText()));
            }
            for (Operation operation : contract.operations()) {
                words.add(operation.path());
                operation.parameters().stream().map(Parameter::name).forEach(words::add);
            }
            contract.at("/components/securitySchemes").findValuesAsText("name").forEach(words::add);
        }
        words.removeIf(word -> !isDistinctive(word));
        return words;
    }

    private static boolean isDistinctive(String word) {
        List<String> marks =
                new ArrayList<>(List.of("[A-Za-z]*_[A-Za-z_]+", "[a-z]+[A-Z][A-Za-z]*", "[0-9]{4}", "/.*"));
        marks.add("livechat|whatsapp|twitter|facebook|listpicker|timepicker|teamid|onhold|hsm");
        return marks.stream().anyMatch(word::matches);
    }
}
