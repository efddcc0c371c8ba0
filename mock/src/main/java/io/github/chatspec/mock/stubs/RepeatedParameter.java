package io.github.chatspec.mock.stubs;

import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.contract.Operation;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A regular expression for request targets in which a query parameter occurs more than once. */
final class RepeatedParameter {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");

    private RepeatedParameter() {}

    /** Returns the expression for all targets that meet a condition; it matches path and query as they were sent. */
    static String regex(Operation operation, ExampleCondition condition) {
        StringBuilder regex = new StringBuilder(path(operation, condition.path())).append("(?=\\?)");
        for (Map.Entry<String, ExampleCondition.Matcher> part :
                condition.query().entrySet()) {
            String name = "[?&]" + Pattern.quote(part.getKey()) + "(?=[=&]|$)";
            if (part.getValue() instanceof ExampleCondition.Absent) {
                regex.append("(?!.*").append(name).append(')');
            } else if (part.getValue() instanceof ExampleCondition.Repeated) {
                regex.append("(?=.*").append(name).append(".*").append(name).append(')');
            } else {
                regex.append("(?=.*")
                        .append("[?&]")
                        .append(Pattern.quote(part.getKey()))
                        .append('=')
                        .append(text(part.getValue()))
                        .append("(?=&|$))");
            }
        }
        return regex.append(".*").toString();
    }

    private static String path(Operation operation, Map<String, ExampleCondition.Matcher> values) {
        StringBuilder path = new StringBuilder();
        Matcher variable = VARIABLE.matcher(operation.path());
        int from = 0;
        while (variable.find()) {
            path.append(Pattern.quote(operation.path().substring(from, variable.start())));
            ExampleCondition.Matcher value = values.get(variable.group(1));
            path.append(value == null ? "[^/?]+" : text(value));
            from = variable.end();
        }
        return path.append(Pattern.quote(operation.path().substring(from))).toString();
    }

    private static String text(ExampleCondition.Matcher matcher) {
        if (matcher instanceof ExampleCondition.Equal equal) {
            return Pattern.quote(equal.value());
        }
        return matcher instanceof ExampleCondition.Matches matches ? "(?:" + matches.regex() + ")" : "";
    }
}
