package io.github.chatspec.spark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/** How often Spark tries a task before it gives up. */
final class TaskAttempts {

    /** A master in the process of the driver, which tries a task once unless it names another number. */
    private static final Pattern LOCAL = Pattern.compile("local(?:\\[[^,\\]]*(?:,\\s*([0-9]+)\\s*)?])?");

    private static final int STANDARD = 4;

    private TaskAttempts() {}

    static int of(SparkConf conf) {
        Matcher local = LOCAL.matcher(conf.get("spark.master", ""));
        if (local.matches()) {
            return local.group(1) == null ? 1 : Integer.parseInt(local.group(1));
        }
        return conf.getInt("spark.task.maxFailures", STANDARD);
    }
}
