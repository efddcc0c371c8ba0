package io.github.chatspec.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Fails the build if a contract has a breaking change since a Git revision; see {@code chatspec diff --help}. */
@Mojo(name = "diff", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class DiffMojo extends ChatspecMojo {

    /** The OpenAPI document. */
    @Parameter(property = "chatspec.contract", required = true)
    File contract;

    /** The revision to compare with, for example a tag or a branch. */
    @Parameter(property = "chatspec.revision", defaultValue = "HEAD")
    String revision;

    /** The verdict that fails the build: {@code breaking}, {@code undecided} or {@code any}. */
    @Parameter(property = "chatspec.failOnChange", defaultValue = "breaking")
    String failOnChange;

    /** Whether a version that is too low for the changes fails the build. */
    @Parameter(property = "chatspec.checkVersion", defaultValue = "false")
    boolean checkVersion;

    /** Further arguments of {@code chatspec diff}, for example recordings. */
    @Parameter
    List<String> arguments;

    @Override
    void run() throws MojoExecutionException, MojoFailureException, IOException, InterruptedException {
        Path file = contract.toPath().toAbsolutePath().normalize();
        String path =
                basedir.toPath().toAbsolutePath().normalize().relativize(file).toString();
        List<String> command = new ArrayList<>(List.of("diff", "--fail-on", failOnChange));
        if (checkVersion) {
            command.add("--check-version");
        }
        command.add(revision + ":./" + path.replace(File.separatorChar, '/'));
        command.add(file.toString());
        if (arguments != null) {
            command.addAll(arguments);
        }
        runCommand(command, "The contract has changes that fail the build; they are listed above.");
    }
}
