package io.github.chatspec.cli;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Place;
import io.github.chatspec.source.Fact;
import io.github.chatspec.source.Ledger;
import io.github.chatspec.source.Provenance;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows on which facts of the vendors' documents the contracts stand. */
@Command(
        name = "sources",
        description = "Shows on which facts of the vendors' documents the contracts stand.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: chatspec sources --matrix"})
final class SourcesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--matrix", description = "Lists each fact with the places of the contract that hold it.")
    private boolean matrix;

    @Option(names = "--conflicts", description = "Lists each conflict between facts with its ruling.")
    private boolean conflicts;

    @Override
    public Integer call() {
        boolean orphans = false;
        for (Contract contract : Contract.builtIn()) {
            Ledger ledger = Ledger.of(contract);
            Provenance provenance = Provenance.of(contract, ledger);
            counts(contract, ledger, provenance);
            if (matrix) {
                matrix(ledger, provenance);
            }
            if (conflicts) {
                conflicts(ledger);
            }
            orphans |= !provenance.orphans().isEmpty();
        }
        return orphans ? Chatspec.FINDINGS : 0;
    }

    private void counts(Contract contract, Ledger ledger, Provenance provenance) {
        PrintWriter out = out();
        out.println(contract.name() + " " + contract.version() + "  " + contract.title());
        for (Fact.Kind kind : Fact.Kind.values()) {
            List<Fact> facts =
                    ledger.facts().stream().filter(fact -> fact.kind() == kind).toList();
            long table =
                    facts.stream().filter(fact -> fact.from().equals("table")).count();
            String elsewhere = table > 0 && table < facts.size()
                    ? " (" + table + " from tables, " + (facts.size() - table) + " from elsewhere)"
                    : "";
            out.printf("  %4d %s%s%n", facts.size(), kind.plural(), elsewhere);
        }
        out.printf(
                "  %4d conflicts, decided by %d rulings%n",
                ledger.conflicts().size(), ledger.rulings().size());
        out.printf(
                "  %4d places of the contract, %d of them beyond the documents%n",
                provenance.places(), provenance.beyond());
        out.printf("  %4d orphans%n", provenance.orphans().size());
        provenance.orphans().forEach(orphan -> out.println("       " + orphan));
    }

    private void matrix(Ledger ledger, Provenance provenance) {
        for (Fact fact : ledger.facts()) {
            out().println("  " + fact.id() + "  [" + fact.kind().key() + "; " + fact.document() + ", " + fact.where()
                    + "]");
            for (Place place : provenance.citations().get(fact.id())) {
                out().println("      " + place + "  #" + place.pointer());
            }
        }
    }

    private void conflicts(Ledger ledger) {
        ledger.conflicts().forEach(conflict -> {
            out().println("  " + conflict.id() + ": " + conflict.question());
            conflict.sides()
                    .forEach(side ->
                            out().println("      " + side.says() + "  [" + String.join(", ", side.facts()) + "]"));
            out().println("      ruling " + conflict.ruling() + ": " + conflict.decision() + " " + conflict.reason());
        });
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
