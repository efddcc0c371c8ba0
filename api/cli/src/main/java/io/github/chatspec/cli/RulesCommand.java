package io.github.chatspec.cli;

import io.github.chatspec.finding.Finding;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.rule.Rule;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the rules of the judge, or explains one of them with an example. */
@Command(
        name = "rules",
        description = "Lists the rules of the judge, or explains one of them.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 done, 2 the command failed.", "Example: chatspec rules enum"})
final class RulesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The rule to explain.")
    private String id;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (id == null) {
            Judge.rules().forEach(rule -> out.printf("%-20s %-8s %s%n", rule.id(), rule.level(), rule.help()));
        } else {
            explain(rule(), out);
        }
        return 0;
    }

    private Rule rule() {
        return Judge.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "Unknown rule " + id + "; use one of "
                                + Judge.rules().stream().map(Rule::id).collect(Collectors.joining(", ")) + "."));
    }

    private static void explain(Rule rule, PrintWriter out) {
        out.println(rule.id() + " (" + rule.level() + ")");
        out.println("  " + rule.help());
        out.println("  promised  " + rule.example().schema());
        out.println("  found     " + rule.example());
        for (Finding finding : Judge.judge(rule.example())) {
            out.println("  finding   "
                    + finding.pointer()
                            .filter(pointer -> !pointer.isEmpty())
                            .map(pointer -> pointer + ": ")
                            .orElse("") + finding.message());
        }
    }
}
