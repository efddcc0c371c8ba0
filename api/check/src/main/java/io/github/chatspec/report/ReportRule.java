package io.github.chatspec.report;

import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule as reports describe it that list all rules.
 *
 * @param id the id that findings have
 * @param description what the rule reports, in one sentence
 * @param level its default level
 * @param help an example, or what to do
 */
public record ReportRule(String id, String description, Level level, String help) {

    /** Returns the rules of the judge. */
    static List<ReportRule> ofJudge() {
        List<ReportRule> rules = new ArrayList<>();
        for (Rule rule : Judge.rules()) {
            rules.add(new ReportRule(
                    rule.id(),
                    rule.help(),
                    rule.level(),
                    "The smallest example.\n\nPromised: " + rule.example().schema() + "\n\nFound: " + rule.example()));
        }
        return rules;
    }
}
