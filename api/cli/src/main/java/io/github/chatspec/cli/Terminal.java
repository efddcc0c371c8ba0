package io.github.chatspec.cli;

import picocli.CommandLine.Help.Ansi;

/** The terminal of the process, if it has one. */
final class Terminal {

    /** The variables that ask for colors without a terminal. */
    private static final String FORCED = "CLICOLOR_FORCE";

    private Terminal() {}

    /** Returns whether the output may have colors, which picocli decides; only if it may is picocli loaded. */
    @SuppressWarnings("SystemConsoleNull") // a JDK that always has a console only loads picocli in vain
    static boolean isColored() {
        boolean isPossible =
                System.console() != null || System.getenv(FORCED) != null || System.getProperty("picocli.ansi") != null;
        return isPossible && Ansi.AUTO.enabled();
    }
}
