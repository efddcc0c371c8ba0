package io.github.chatspec.report;

import io.github.chatspec.coverage.Coverage;
import io.github.chatspec.coverage.drift.FieldFigures;
import io.github.chatspec.coverage.drift.Figure;
import io.github.chatspec.coverage.drift.Share;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Renders coverage as HTML tables. */
final class CoverageTables {

    private CoverageTables() {}

    /** Returns what to record next and, for each operation, its promises and the figures of its fields. */
    static void add(Summary summary, HtmlReport page) {
        summary.coverage().ifPresent(coverage -> {
            page.section(
                    "Record next",
                    List.of("What"),
                    coverage.next().stream().map(List::of).toList());
            coverage.operations()
                    .forEach((operation, covered) -> page.section(
                            "Coverage of " + operation,
                            List.of("What", "Name", "Seen", "First", "Last"),
                            covered.rows().stream().map(CoverageTables::row).toList()));
        });
        summary.figures().ifPresent(figures -> {
            Map<String, List<List<String>>> operations = new TreeMap<>();
            figures.fields()
                    .forEach(field -> operations
                            .computeIfAbsent(field.key().operation(), absent -> new ArrayList<>())
                            .add(row(field)));
            operations.forEach((operation, rows) -> page.section(
                    "Fields of " + operation, List.of("Status", "Field", "Present", "Null", "Types", "Values"), rows));
        });
    }

    private static List<String> row(Coverage.Row row) {
        return List.of(
                row.category().label() + (row.documented() ? "" : ", undocumented"),
                name(row),
                row.seen() ? String.valueOf(row.tally().count()) : "never",
                day(row.tally().first()),
                day(row.tally().last()));
    }

    private static String name(Coverage.Row row) {
        return switch (row.category()) {
            case STATUS -> row.name();
            case VALUE, KIND -> row.status() + " " + row.pointer() + ": " + row.name();
            default -> row.status() + " " + row.name();
        };
    }

    private static List<String> row(FieldFigures field) {
        return List.of(
                field.key().status(),
                field.key().pointer().isEmpty() ? "the whole body" : field.key().pointer(),
                field.present().map(CoverageTables::share).orElse(""),
                share(field.nulls()),
                shares(field.types()),
                shares(field.values()));
    }

    private static String shares(Map<String, Figure> figures) {
        return figures.entrySet().stream()
                .map(figure -> figure.getKey() + " " + share(figure.getValue()))
                .collect(Collectors.joining("; "));
    }

    /** Formats a share; nothing if nothing could have had it. */
    private static String share(Figure figure) {
        Share proportion = figure.proportion();
        return proportion.of() == 0 ? "" : proportion.toString();
    }

    /** Formats a date without the time of day. */
    private static String day(Optional<Instant> timestamp) {
        return timestamp
                .map(seen -> LocalDate.ofInstant(seen, ZoneOffset.UTC).toString())
                .orElse("");
    }
}
