package io.github.chatspec.judge;

import io.github.chatspec.finding.Finding;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Known findings that are not reported.
 *
 * @param rule the id of the rule, or {@code *} for every rule
 * @param operation the operation as {@code contract/operationId}, or {@code *}
 * @param pointer a glob over the JSON Pointer, in which {@code *} matches one segment and {@code **} any number of segments
 * @param reason why the findings are ignored
 * @param until the last day in UTC on which they are ignored, or nothing if there is no end
 */
public record Ignore(String rule, String operation, String pointer, String reason, Optional<LocalDate> until) {

    private static final Pattern STARS = Pattern.compile("/\\*\\*(?=/|$)|\\*+");

    /**
     * Returns whether a finding is ignored on a day.
     *
     * @param finding the finding
     * @param today the day
     * @return whether rule, operation and pointer match, and the day is not past
     */
    public boolean covers(Finding finding, LocalDate today) {
        return !isExpired(today)
                && (rule.equals("*") || rule.equals(finding.rule()))
                && (operation.equals("*")
                        || operation.equals(finding.operation().orElse("")))
                && Pattern.matches(regex(), finding.pointer().orElse(""));
    }

    /**
     * Returns whether the last day is past.
     *
     * @param today the day
     * @return whether the findings are reported again
     */
    public boolean isExpired(LocalDate today) {
        return until.filter(today::isAfter).isPresent();
    }

    private String regex() {
        StringBuilder regex = new StringBuilder("(?s)");
        Matcher star = STARS.matcher(pointer);
        int from = 0;
        while (star.find()) {
            regex.append(Pattern.quote(pointer.substring(from, star.start())));
            regex.append(
                    switch (star.group()) {
                        case "*" -> "[^/]*";
                        case "/**" -> "(/.*)?";
                        default -> ".*";
                    });
            from = star.end();
        }
        return regex.append(Pattern.quote(pointer.substring(from))).toString();
    }
}
