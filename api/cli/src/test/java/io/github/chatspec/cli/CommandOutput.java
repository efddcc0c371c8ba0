package io.github.chatspec.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a command printed.
 *
 * @param exit the exit code
 * @param out the standard output
 * @param err the standard error
 */
record CommandOutput(int exit, String out, String err) {

    /** Runs a command. */
    static CommandOutput of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Chatspec.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new CommandOutput(exit, out.toString(), err.toString());
    }
}
