package io.github.chatspec.judge.verdict;

import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.ContractException;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.judge.schema.Schemas;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Prints how many response schemas of OpenAPI documents are compiled, and why others are not: one line for each document
 * that is named on the command line.
 */
final class VerdictCoverage {

    private VerdictCoverage() {}

    public static void main(String[] documents) {
        System.out.println("document: response schemas, compiled, why not");
        for (String document : documents) {
            try {
                System.out.println(document + ": "
                        + coverage(Contract.readTolerantly(List.of(Path.of(document)), List.of())
                                .get(0)));
            } catch (ContractException e) {
                System.out.println(
                        document + ": " + e.getMessage().lines().findFirst().orElse(""));
            }
        }
    }

    private static String coverage(Contract contract) {
        Schemas schemas = new Schemas(contract);
        Map<String, Integer> obstacles = new TreeMap<>();
        int all = 0;
        int compiled = 0;
        for (Operation operation : contract.operations()) {
            for (Response response : operation.responses()) {
                for (Content content : response.contents()) {
                    Optional<String> schema = MediaType.isJson(content.mediaType())
                            ? content.schema().flatMap(contract::schema)
                            : Optional.empty();
                    if (schema.isPresent()) {
                        all++;
                        Optional<String> obstacle = VerdictCompiler.obstacle(contract, schemas, schema.get());
                        compiled += obstacle.isEmpty() ? 1 : 0;
                        obstacle.ifPresent(reason -> obstacles.merge(reason, 1, Integer::sum));
                    }
                }
            }
        }
        return all + ", " + compiled + ", " + obstacles;
    }
}
