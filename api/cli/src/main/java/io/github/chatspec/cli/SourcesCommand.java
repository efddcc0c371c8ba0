package io.github.chatspec.cli;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.SourceLine;
import io.github.chatspec.source.DocumentLines;
import io.github.chatspec.source.Fact;
import io.github.chatspec.source.Ledger;
import io.github.chatspec.source.Provenance;
import io.github.chatspec.source.Ruling;
import io.github.chatspec.source.Sentence;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows which facts of the vendors' documents the contracts are based on. */
@Command(
        name = "sources",
        description = "Shows which facts of the vendors' documents the contracts are based on.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 no orphans, 1 orphans or lines that are missing, 2 the command failed.",
            "Example: chatspec sources --matrix"
        })
final class SourcesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--matrix", description = "Lists each fact with the places in the contract that cite it.")
    private boolean matrix;

    @Option(names = "--conflicts", description = "Lists each conflict between facts with its ruling.")
    private boolean conflicts;

    @Option(
            names = "--documents",
            paramLabel = "DIR",
            description = "Reads the vendors' documents and names the lines that the ledgers do not have.")
    private Path documents;

    /** A contract with its ledger of facts. */
    private record Sourced(Contract contract, Ledger ledger, Provenance provenance) {

        static Sourced of(Contract contract) {
            Ledger ledger = Ledger.of(contract);
            return new Sourced(contract, ledger, Provenance.of(contract, ledger));
        }

        long facts(Fact.Kind kind) {
            return ledger.facts().stream().filter(fact -> fact.kind() == kind).count();
        }

        long ruled() {
            Set<Integer> rulings = ledger.rulings().stream().map(Ruling::number).collect(Collectors.toSet());
            return ledger.conflicts().stream()
                    .filter(conflict -> rulings.contains(conflict.ruling()))
                    .count();
        }

        long fromTables(Fact.Kind kind) {
            return ledger.facts().stream()
                    .filter(fact -> fact.kind() == kind && fact.from().equals("table"))
                    .count();
        }
    }

    @Override
    public Integer call() {
        List<Sourced> all = Contract.builtIn().stream().map(Sourced::of).toList();
        counts(all);
        for (Sourced sourced : all) {
            sourced.provenance().orphans().forEach(out()::println);
            if (matrix) {
                matrix(sourced);
            }
            if (conflicts) {
                conflicts(sourced);
            }
        }
        boolean complete = true;
        if (documents != null) {
            for (Sourced sourced : all) {
                List<String> missing = DocumentLines.missing(sourced.ledger(), documents);
                missing.forEach(line -> out().println(line + " belongs to no sentence of the ledger"));
                complete &= missing.isEmpty();
            }
        }
        if (matrix) {
            sentences(all);
        }
        for (Sourced sourced : all) {
            complete &= sourced.provenance().orphans().isEmpty();
        }
        return complete ? 0 : Chatspec.FINDINGS;
    }

    private void sentences(List<Sourced> all) {
        List<Sentence> sentences = all.stream()
                .flatMap(sourced -> sourced.ledger().sentences().stream())
                .toList();
        out().println("document sentences: " + sentences.size() + ", covered "
                + sentences.stream().filter(Sentence::isCovered).count());
    }

    private void counts(List<Sourced> all) {
        String names = all.stream()
                .map(sourced -> "%11s".formatted(sourced.contract().name()))
                .collect(Collectors.joining());
        out().println("%-28s%s%8s".formatted("", names, "total"));
        for (Fact.Kind kind : Fact.Kind.values()) {
            row(kind.plural(), all, sourced -> sourced.facts(kind));
            long tables =
                    all.stream().mapToLong(sourced -> sourced.fromTables(kind)).sum();
            long facts = all.stream().mapToLong(sourced -> sourced.facts(kind)).sum();
            if (tables > 0 && tables < facts) {
                row("  of them from tables", all, sourced -> sourced.fromTables(kind));
            }
        }
        row("conflicts with a ruling", all, Sourced::ruled);
        row("places in the contract", all, sourced -> sourced.provenance().places());
        row("  of them beyond the facts", all, sourced -> sourced.provenance().beyond());
        row("orphans", all, sourced -> sourced.provenance().orphans().size());
    }

    private void row(String label, List<Sourced> all, ToLongFunction<Sourced> count) {
        String cells = all.stream()
                .map(sourced -> "%11d".formatted(count.applyAsLong(sourced)))
                .collect(Collectors.joining());
        out().println("%-28s%s%8d"
                .formatted(label, cells, all.stream().mapToLong(count).sum()));
    }

    private void matrix(Sourced sourced) {
        for (Fact fact : sourced.ledger().facts()) {
            out().println("  " + fact.id() + "  [" + fact.kind().key() + "; " + fact.document() + ", " + fact.where()
                    + "]");
            for (SourceLine place : sourced.provenance().citations().get(fact.id())) {
                out().println("      " + place + "  #" + place.pointer());
            }
            fact.placeholder().ifPresent(filled -> out().println("      " + filled));
        }
        for (Sentence sentence : sourced.ledger().sentences()) {
            sentence.silent()
                    .ifPresent(reason -> out().println("  " + sentence.where() + "  states no fact: " + reason));
        }
    }

    private void conflicts(Sourced sourced) {
        sourced.ledger().conflicts().forEach(conflict -> {
            out().println("  " + conflict.id() + ": " + conflict.question());
            conflict.sides()
                    .forEach(side ->
                            out().println("      " + side.claim() + "  [" + String.join(", ", side.facts()) + "]"));
            out().println("      ruling " + conflict.ruling() + ": " + conflict.decision() + " " + conflict.reason());
        });
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
