package io.github.chatspec.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts main classes as separate processes, on the class path of the running test. */
public final class JavaProcess {

    /** What makes a short-lived JVM cheap; the tests themselves run with the same options. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private JavaProcess() {}

    /** Returns a process, not yet started, that runs a main class. */
    public static ProcessBuilder of(Class<?> main, String... arguments) {
        return of(List.of(), main, List.of(arguments));
    }

    /** Returns a process, not yet started, that runs a main class on a JVM with further options. */
    public static ProcessBuilder of(List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SHORT_LIVED);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
