package io.github.chatspec.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Parameter;
import io.github.chatspec.contract.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The facts of a vendor are in the contract and are not repeated in the sources. */
class NoVendorFactTest {

    private static final Pattern COMMENT_OR_LITERAL =
            Pattern.compile("/\\*[\\s\\S]*?\\*/|//[^\n]*|(\"(?:\\\\.|[^\"\\\\\n])*\")");
    private static final Pattern COMPOUND = Pattern.compile(".*_.*|[a-z]+[A-Z].*");
    private static final Pattern NUMBER = Pattern.compile("\\b[0-9_]+\\b");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/contract",
                "api/judge",
                "api/check",
                "api/review",
                "api/command",
                "api/cli",
                "api/serving",
                "api/spark",
                "api/maven-plugin",
                "mock",
                "server-stub",
                "client-gen"
            })
    void noSourceRepeatsAFactOfAContract(String module) throws IOException {
        Set<String> facts = facts();
        try (Stream<Path> files = Files.walk(Path.of("..", "..", module, "src", "main", "java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();

            assertThat(sources)
                    .isNotEmpty()
                    .allSatisfy(source -> assertThat(repeated(Files.readString(source), facts))
                            .as(source.toString())
                            .isEmpty());
        }
    }

    @Test
    void everyKindOfFactIsFoundWhereItIsRepeated() {
        Set<String> facts = facts();

        assertThat(facts).hasSizeGreaterThan(40);
        assertThat(facts).allSatisfy(fact -> {
            assertThat(repeated("String s = \"" + fact + "\";", facts)).contains(fact);
            assertThat(repeated("/** " + fact + " */ // " + fact, facts)).isEmpty();
        });
        Operation operation = Contract.builtIn().get(0).operations().get(0);
        assertThat(repeated("String s = \"x" + operation.path() + "/y\";", facts))
                .isNotEmpty();
        String code = operation.responses().get(0).vendorCodes().get(0);
        assertThat(repeated("int code = " + code + ";", facts)).containsExactly(code);
    }

    /** Single words are left out, since every sentence contains some of them; a path is recognised by its slashes. */
    private static Set<String> facts() {
        Set<String> facts = new TreeSet<>();
        for (Contract contract : Contract.builtIn()) {
            for (JsonNode properties : contract.document().path("components").findValues("properties")) {
                properties.properties().forEach(property -> addCompound(property.getKey(), facts));
            }
            for (JsonNode scheme : contract.document().at("/components/securitySchemes")) {
                addCompound(scheme.path("name").asText(), facts);
            }
            for (Operation operation : contract.operations()) {
                operation.responses().stream().map(Response::vendorCodes).forEach(facts::addAll);
                operation.parameters().stream().map(Parameter::name).forEach(facts::add);
                Stream.of(operation.path().split("/", -1))
                        .filter(segment -> !segment.isEmpty() && !segment.startsWith("{"))
                        .forEach(segment -> facts.add("/" + segment));
            }
        }
        return facts;
    }

    private static void addCompound(String name, Set<String> facts) {
        if (COMPOUND.matcher(name).matches()) {
            facts.add(name);
        }
    }

    private static List<String> repeated(String source, Set<String> facts) {
        List<String> literals = COMMENT_OR_LITERAL
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .filter(literal -> literal != null)
                .toList();
        String code = COMMENT_OR_LITERAL.matcher(source).replaceAll(" ");
        List<String> numbers =
                NUMBER.matcher(code).results().map(MatchResult::group).toList();
        return facts.stream()
                .filter(fact -> numbers.contains(fact)
                        || literals.stream()
                                .anyMatch(literal -> word(fact).matcher(literal).find()))
                .toList();
    }

    private static Pattern word(String fact) {
        String begin = fact.startsWith("/") ? "" : "(?<![A-Za-z0-9_])";
        return Pattern.compile(begin + Pattern.quote(fact) + "(?![A-Za-z0-9_])");
    }
}
