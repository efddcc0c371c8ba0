package io.github.chatspec.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.chatspec.finding.Level;
import io.github.chatspec.io.UserError;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobOptionsTest {

    @Test
    void optionsMayHaveTheirValueAfterASpaceOrAnEqualsSign() {
        JobOptions options = JobOptions.of(
                "--output=out",
                "a.ndjson",
                "--contract",
                "engage",
                "--contract=other.yaml",
                "--level",
                "enum=warning",
                "--coverage",
                "--fail-on",
                "Note",
                "--max-findings=5",
                "--",
                "--odd.har");

        assertThat(options.output()).isEqualTo("out");
        assertThat(options.inputs()).containsExactly("a.ndjson", "--odd.har");
        assertThat(options.contracts()).containsExactly("engage", "other.yaml");
        assertThat(options.levels()).containsEntry("enum", "warning");
        assertThat(options.isSet(JobOptions.COVERAGE)).isTrue();
        assertThat(options.isSet(JobOptions.OVERWRITE)).isFalse();
        assertThat(options.failOn()).isEqualTo(Level.NOTE);
        assertThat(options.maxFindings()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.har                              | The output is missing; name a new folder with --output.",
                "--output=o                         | The input is missing; name recordings, folders or globs.",
                "--output=o --contracts x a.har     | Unknown option --contracts; did you mean --contract?",
                "--output=o --zzz a.har             | Unknown option --zzz; remove it.",
                "--output=o a.har --baseline        | The option --baseline needs a value; write it after the option.",
                "--output=o --output=p a.har        | The option --output is repeated; keep one of them.",
                "--output=o --fail-on fatal a.har   | --fail-on is a level: error, warning or note; choose one of them.",
                "--output=o --max-findings -1 a.har | The number of findings is a whole number from 0; choose another --max-findings.",
                "--output=o --level enum a.har      | A level has the form RULE=LEVEL; write it like enum=warning.",
            })
    void aWrongCommandLineIsOneSentence(String line, String sentence) {
        assertThatThrownBy(() -> JobOptions.of(line.split(" ")))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(sentence + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--contract missing.yaml | Cannot read the contract; name a readable file.",
                "--config missing.yaml   | Cannot read the settings; name a readable file.",
                "--baseline missing.json | Cannot read the baseline; name a readable file.",
                "--level nothing=error   | No rule has the id nothing; chatspec rules lists them.",
            })
    void aFileOrRuleThatDoesNotExistIsReportedBeforeSparkStarts(String line, String sentence) {
        StringWriter err = new StringWriter();

        int code = CheckJob.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                ("--output=o a.har " + line).split(" "));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString().lines().findFirst()).hasValue(sentence);
        assertThat(err.toString().lines()).hasSize(2);
    }

    @Test
    void theHelpNamesEveryOption() {
        StringWriter out = new StringWriter();

        int code = CheckJob.run(new PrintWriter(out), new PrintWriter(out), "--help");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains(
                        "--output",
                        "--overwrite",
                        "--contract",
                        "--base ",
                        "--only-known",
                        "--level",
                        "--config",
                        "--baseline",
                        "--coverage",
                        "--fail-on ",
                        "--fail-on-missing-body",
                        "--max-findings",
                        "--show-values");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "local | 1",
                "local[2] | 1",
                "local[*] | 1",
                "local[2,3] | 3",
                "local-cluster[2,1,1024] | 7",
                "spark://127.0.0.1:7077 | 7",
                "yarn | 7"
            })
    void theLastAttemptOfATaskIsKnown(String master, int attempts) {
        SparkConf conf = new SparkConf(false).set("spark.master", master).set("spark.task.maxFailures", "7");

        assertThat(TaskAttempts.of(conf)).isEqualTo(attempts);
    }
}
