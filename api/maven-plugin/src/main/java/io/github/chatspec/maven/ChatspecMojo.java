package io.github.chatspec.maven;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals have in common: they run a program of chatspec, and pass its output to the log of Maven. */
abstract class ChatspecMojo extends AbstractMojo {

    /** The exit code of a command that has found something. */
    private static final int FINDINGS = 1;

    /** The plugin and the libraries that it depends on. */
    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    List<Artifact> artifacts;

    /** The folder of the project, which is the working folder of the program. */
    @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
    File basedir;

    /** Whether the goal does nothing. */
    @Parameter(property = "chatspec.skip", defaultValue = "false")
    boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("chatspec is skipped.");
            return;
        }
        try {
            run();
        } catch (IOException e) {
            throw new MojoExecutionException("Java could not be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("The build was interrupted.", e);
        }
    }

    abstract void run() throws MojoExecutionException, MojoFailureException, IOException, InterruptedException;

    JavaProgram program(String main) {
        List<File> classPath = new ArrayList<>();
        for (Artifact artifact : artifacts) {
            classPath.add(artifact.getFile());
        }
        return new JavaProgram(main, classPath, basedir);
    }

    /**
     * Runs a command of chatspec.jar to its end.
     *
     * @param arguments the command line
     * @param finding the message of a build that fails because the command has found something
     */
    void runCommand(List<String> arguments, String finding)
            throws MojoExecutionException, MojoFailureException, IOException, InterruptedException {
        Process process = program("io.github.chatspec.cli.Chatspec").start(arguments);
        process.getOutputStream().close();
        List<String> printed = new ArrayList<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                printed.add(line);
            }
        }
        int code = process.waitFor();
        for (String line : printed) {
            if (code == 0) {
                getLog().info(line);
            } else {
                getLog().error(line);
            }
        }
        if (code == FINDINGS) {
            throw new MojoFailureException(finding);
        }
        if (code != 0) {
            throw new MojoExecutionException("chatspec failed with exit code " + code + "; its output is above.");
        }
    }

    /** Adds an option to a command line for each of its values. */
    static void add(List<String> arguments, String option, List<String> values) {
        if (values != null) {
            for (String value : values) {
                arguments.add(option);
                arguments.add(value);
            }
        }
    }

    /** Adds an option to a command line if it has a value. */
    static void add(List<String> arguments, String option, Object value) {
        if (value != null) {
            arguments.add(option);
            arguments.add(value.toString());
        }
    }
}
