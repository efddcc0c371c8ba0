package io.github.chatspec.report;

import io.github.chatspec.observe.Coverage;
import io.github.chatspec.observe.FieldFigures;
import io.github.chatspec.observe.Figure;
import io.github.chatspec.observe.Figures;
import io.github.chatspec.observe.Proportion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a run saw, as tables of a page. */
final class CoverageTables {

    private CoverageTables() {}

    /** What to record next, everything that the contracts promise, and the figures of each field. */
    static void add(Summary summary, HtmlReport page) {
        summary.coverage().ifPresent(coverage -> {
            page.section(
                    "Record next",
                    List.of("What"),
                    coverage.next().stream().map(List::of).toList());
            page.section("Coverage", List.of("Operation", "What", "Name", "Seen", "First", "Last"), rows(coverage));
        });
        summary.figures()
                .ifPresent(figures -> page.section(
                        "Fields",
                        List.of("Operation", "Status", "Field", "Present", "Null", "Types", "Values"),
                        rows(figures)));
    }

    private static List<List<String>> rows(Coverage coverage) {
        List<List<String>> rows = new ArrayList<>();
        coverage.operations()
                .forEach((operation, covered) -> covered.rows()
                        .forEach(row -> rows.add(List.of(
                                operation,
                                row.category().label() + (row.documented() ? "" : ", undocumented"),
                                name(row),
                                row.seen() ? String.valueOf(row.tally().count()) : "never",
                                moment(row.tally().first()),
                                moment(row.tally().last())))));
        return rows;
    }

    private static String name(Coverage.Row row) {
        return switch (row.category()) {
            case STATUS -> row.name();
            case VALUE, KIND -> row.status() + " " + row.pointer() + ": " + row.name();
            default -> row.status() + " " + row.name();
        };
    }

    private static List<List<String>> rows(Figures figures) {
        return figures.fields().stream().map(CoverageTables::row).toList();
    }

    private static List<String> row(FieldFigures field) {
        return List.of(
                field.key().operation(),
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

    /** A share with its interval and how many it is of, for example {@code 98 % (95–99) of 212}. */
    private static String share(Figure figure) {
        Proportion proportion = figure.proportion();
        if (proportion.of() == 0) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%.0f %% (%.0f–%.0f) of %d",
                proportion.share() * 100,
                proportion.interval().low() * 100,
                proportion.interval().high() * 100,
                proportion.of());
    }

    private static String moment(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse("");
    }
}
