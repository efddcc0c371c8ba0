package io.github.chatspec.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of chatspec that runs in a separate process, in the folder of the project. Maven's logging and the libraries of
 * other plugins do not reach it there, and relative paths mean the same as in a terminal.
 */
final class JavaProgram {

    private final String main;
    private final List<File> classPath;
    private final File folder;

    JavaProgram(String main, List<File> classPath, File folder) {
        this.main = main;
        this.classPath = List.copyOf(classPath);
        this.folder = folder;
    }

    /** Starts the program with both of its output streams in one. */
    Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator, classPath.stream().map(File::getPath).toList()));
        command.add(main);
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .directory(folder)
                .redirectErrorStream(true)
                .start();
    }
}
