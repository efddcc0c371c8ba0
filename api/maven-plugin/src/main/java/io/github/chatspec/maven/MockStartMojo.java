package io.github.chatspec.maven;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Starts a mock of the contracts for the integration tests. Its address is the value of the properties
 * {@code chatspec.mock.url} and {@code chatspec.mock.port}.
 */
@Mojo(name = "mock-start", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST)
public final class MockStartMojo extends ChatspecMojo {

    /** The key of the running process in the context of the plugin. */
    static final String PROCESS = "io.github.chatspec.mock";

    @Parameter(defaultValue = "${project.properties}", readonly = true, required = true)
    Properties properties;

    /** The port of the mock; 0 chooses a free one. */
    @Parameter(property = "chatspec.port", defaultValue = "0")
    int port;

    /** OpenAPI documents to serve instead of the built-in contracts. */
    @Parameter(property = "chatspec.mock.contracts")
    List<String> contracts;

    /** Further arguments of the mock, as its {@code --help} lists them. */
    @Parameter
    List<String> arguments;

    @Override
    void run() throws MojoExecutionException, IOException {
        if (getPluginContext().get(PROCESS) instanceof Process running && running.isAlive()) {
            throw new MojoExecutionException("The mock is running already; stop it with the goal mock-stop first.");
        }
        List<String> command = new ArrayList<>(List.of("--port", String.valueOf(port)));
        add(command, "--contract", contracts);
        if (arguments != null) {
            command.addAll(arguments);
        }
        Process process = program("io.github.chatspec.mock.command.MockCommand").start(command);
        // A build that is interrupted does not reach the goal mock-stop.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String first = output.readLine();
        if (first == null || !first.startsWith("http")) {
            String rest = output.lines().reduce("", (before, line) -> before + "\n  " + line);
            throw new MojoExecutionException("The mock did not start: " + first + rest);
        }
        // The mock would stop when the pipe is full.
        Thread reader = new Thread(() -> output.lines().forEach(line -> getLog().debug(line)), "chatspec-mock");
        reader.setDaemon(true);
        reader.start();
        rememberProcess(process);
        properties.setProperty("chatspec.mock.url", first);
        properties.setProperty(
                "chatspec.mock.port", String.valueOf(URI.create(first).getPort()));
        getLog().info("The mock answers at " + first);
    }

    @SuppressWarnings("unchecked") // the context is a raw map
    private void rememberProcess(Process process) {
        getPluginContext().put(PROCESS, process);
    }
}
