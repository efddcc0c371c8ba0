package io.github.chatspec.maven;

import java.util.concurrent.TimeUnit;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Stops the mock that the goal {@code mock-start} has started. */
@Mojo(name = "mock-stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST)
public final class MockStopMojo extends ChatspecMojo {

    private static final int SECONDS = 10;

    @Override
    void run() throws InterruptedException {
        if (!(getPluginContext().remove(MockStartMojo.PROCESS) instanceof Process process)) {
            getLog().info("No mock is running.");
            return;
        }
        process.destroy();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        getLog().info("The mock is stopped.");
    }
}
