package io.github.chatspec.maven;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fails the build if recorded responses violate a contract; see {@code chatspec check --help} for the options. The goal reads a
 * {@code chatspec.yaml} in the folder of the project or above it, and writes the reports {@code junit.xml} and
 * {@code report.html}.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends ChatspecMojo {

    /** Recordings, folders or zip archives with recordings. */
    @Parameter(property = "chatspec.recordings")
    List<File> recordings;

    /** The recordings if none are named; a project may have none. */
    @Parameter(defaultValue = "${project.basedir}/src/test/recordings", readonly = true)
    File standardRecordings;

    /** Names of built-in contracts, or OpenAPI documents; by default those of the settings, or all built-in ones. */
    @Parameter(property = "chatspec.contracts")
    List<String> contracts;

    /** Base URLs, each with its contract, for recordings of other hosts than those of the contracts. */
    @Parameter(property = "chatspec.bases")
    List<String> bases;

    /** The settings, if they are not in a {@code chatspec.yaml}. */
    @Parameter(property = "chatspec.config")
    File config;

    /** The findings that are known. */
    @Parameter(property = "chatspec.baseline")
    File baseline;

    /** The lowest level that fails the build: {@code error}, {@code warning}, {@code note} or {@code never}. */
    @Parameter(property = "chatspec.failOn")
    String failOn;

    /** The levels of rules, for example {@code <enum>warning</enum>}. */
    @Parameter
    Map<String, String> levels;

    /** Further arguments of {@code chatspec check}. */
    @Parameter
    List<String> arguments;

    /** The folder of the reports. */
    @Parameter(defaultValue = "${project.build.directory}/chatspec")
    File reports;

    @Override
    void run() throws MojoExecutionException, MojoFailureException, IOException, InterruptedException {
        List<String> inputs = inputs();
        if (inputs.isEmpty()) {
            getLog().info("The folder " + standardRecordings + " does not exist; there is nothing to check.");
            return;
        }
        if (!reports.isDirectory() && !reports.mkdirs()) {
            throw new MojoExecutionException("The folder of the reports cannot be created.\n  " + reports);
        }
        List<String> command = new ArrayList<>(List.of("check"));
        add(command, "--contract", contracts);
        add(command, "--base", bases);
        add(command, "--config", config);
        add(command, "--baseline", baseline);
        add(command, "--fail-on", failOn);
        add(command, "--report", List.of("text", report("junit", "junit.xml"), report("html", "report.html")));
        if (levels != null) {
            levels.forEach((rule, level) -> add(command, "--level", rule + "=" + level));
        }
        if (arguments != null) {
            command.addAll(arguments);
        }
        command.addAll(inputs);
        runCommand(command, "Recorded responses violate the contract; the reports are in " + reports + ".");
    }

    private List<String> inputs() {
        if (recordings != null && !recordings.isEmpty()) {
            return recordings.stream().map(File::getPath).toList();
        }
        return standardRecordings.exists() ? List.of(standardRecordings.getPath()) : List.of();
    }

    private String report(String format, String file) {
        return format + "=" + new File(reports, file);
    }
}
