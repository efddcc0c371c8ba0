package io.github.chatspec.cli;

import io.github.chatspec.command.Failures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A check whose command line has one of the common forms, which is read without picocli: loading picocli takes a new
 * process longer than the check.
 *
 * <p>The common forms are files with {@code --operation}, {@code --status}, {@code --contract}, {@code --threads} and {@code --coverage},
 * without settings.
 * Everything else, also every wrong command line, is left to picocli.
 */
final class QuickCheck implements CheckParameters {

    private final List<String> files = new ArrayList<>();
    private final List<String> contracts = new ArrayList<>();
    private String operation;
    private String status;
    private String threads;
    private boolean coverage;

    private QuickCheck() {}

    /** Returns the check that a command line asks for, or null if its form is not a common one. */
    static QuickCheck of(String... arguments) {
        if (arguments.length < 2 || !arguments[0].equals("check")) {
            return null;
        }
        QuickCheck check = new QuickCheck();
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i].equals("--coverage") && !check.coverage) {
                check.coverage = true;
                continue;
            }
            boolean isOption = arguments[i].startsWith("-");
            if (isOption && (i + 1 == arguments.length || !check.set(arguments[i], arguments[i + 1]))) {
                return null;
            }
            if (!isOption && !isPlain(arguments[i])) {
                return null;
            }
            if (isOption) {
                i++;
            } else {
                check.files.add(arguments[i]);
            }
        }
        boolean isCommon = !check.files.isEmpty()
                && CheckExecution.nearestConfig(Path.of("").toAbsolutePath()).isEmpty();
        return isCommon ? check : null;
    }

    /** Sets an option, or returns false if it is not a common one, has an uncommon value, or is set already. */
    private boolean set(String option, String value) {
        if (!isPlain(value)) {
            return false;
        }
        if (option.equals("--operation") && operation == null) {
            operation = value;
            return true;
        }
        if (option.equals("--status") && status == null && isStatus(value)) {
            status = value;
            return true;
        }
        if (option.equals("--threads") && threads == null && isThreads(value)) {
            threads = value;
            return true;
        }
        return option.equals("--contract") && contracts.add(value);
    }

    /** Returns whether picocli takes a text as it is: it has its own meaning for {@code @FILE} and for quotes. */
    private static boolean isPlain(String text) {
        return !text.isBlank() && "-@\"'".indexOf(text.charAt(0)) < 0;
    }

    private static boolean isStatus(String text) {
        boolean isStatus = text.length() == 3 && text.charAt(0) >= '1' && text.charAt(0) <= '5';
        for (int i = 1; isStatus && i < 3; i++) {
            isStatus = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return isStatus;
    }

    /** Returns whether a text is a number of threads from 1 to 99; picocli reports any other. */
    private static boolean isThreads(String text) {
        boolean isNumber = text.length() <= 2 && text.charAt(0) >= '1' && text.charAt(0) <= '9';
        return isNumber && (text.length() == 1 || (text.charAt(1) >= '0' && text.charAt(1) <= '9'));
    }

    /** Runs the check and returns the exit code, or nothing if picocli is to report what is wrong with it. */
    OptionalInt run(PrintWriter out, PrintWriter err) {
        try {
            return OptionalInt.of(new CheckExecution(this, out, err).run());
        } catch (UsageException e) {
            return OptionalInt.empty();
        } catch (IOException | RuntimeException e) {
            return OptionalInt.of(Failures.print(err, e));
        }
    }

    @Override
    public List<String> files() {
        return files;
    }

    @Override
    public List<String> contracts() {
        return contracts;
    }

    @Override
    public String operation() {
        return operation;
    }

    @Override
    public int status() {
        return status == null ? CheckParameters.super.status() : Integer.parseInt(status);
    }

    @Override
    public boolean coverage() {
        return coverage;
    }

    @Override
    public OptionalInt threads() {
        return threads == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(threads));
    }
}
