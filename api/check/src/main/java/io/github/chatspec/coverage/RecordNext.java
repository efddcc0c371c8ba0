package io.github.chatspec.coverage;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.coverage.Coverage.Category;
import io.github.chatspec.coverage.Coverage.Row;
import java.util.Comparator;
import java.util.List;

/** Suggests what to record next. */
final class RecordNext {

    private static final int MOST = 10;

    private RecordNext() {}

    /**
     * Returns the most important suggestions: first those for contracts that were observed at all, and successful
     * responses before refusals.
     */
    static List<String> list(List<Contract> contracts, Observations observations, List<Row> missed) {
        return missed.stream()
                .sorted(Comparator.comparing((Row row) -> !isObserved(row, observations))
                        .thenComparing(Row::category)
                        .thenComparing(row -> row.category() == Category.STATUS
                                && !row.status().startsWith("2")))
                .limit(MOST)
                .map(row -> row.operation() + ": " + words(contracts, row))
                .toList();
    }

    private static boolean isObserved(Row row, Observations observations) {
        return observations
                .contracts()
                .containsKey(row.operation().substring(0, row.operation().indexOf('/')));
    }

    private static String words(List<Contract> contracts, Row row) {
        String answer = "an answer with status " + row.status();
        return switch (row.category()) {
            case STATUS -> answer + codes(contracts, row);
            case VENDOR_CODE -> answer + " and the code " + row.name();
            case KIND -> answer + " and " + row.name() + at(row);
            case VALUE -> answer + " and \"" + row.name() + "\"" + at(row);
            case FIELD -> answer + " and the field " + row.pointer();
        };
    }

    private static String at(Row row) {
        return row.pointer().isEmpty() ? "" : " at " + row.pointer();
    }

    private static String codes(List<Contract> contracts, Row row) {
        List<String> codes = contracts.stream()
                .flatMap(contract -> contract.operations().stream())
                .filter(operation -> operation.qualifiedId().equals(row.operation()))
                .map(Operation::responses)
                .flatMap(List::stream)
                .filter(response -> response.status().equals(row.status()))
                .map(Response::vendorCodes)
                .flatMap(List::stream)
                .toList();
        return codes.isEmpty() ? "" : " (" + String.join(" or ", codes) + ")";
    }
}
