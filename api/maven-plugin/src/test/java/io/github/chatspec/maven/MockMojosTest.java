package io.github.chatspec.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MockMojosTest {

    private final BuildLog log = new BuildLog();
    private final Map<String, Object> context = new HashMap<>();

    @TempDir
    private Path project;

    private MockStartMojo start;
    private MockStopMojo stop;

    @BeforeEach
    void prepare() {
        start = log.prepare(new MockStartMojo(), project);
        start.setPluginContext(context);
        start.properties = new Properties();
        stop = log.prepare(new MockStopMojo(), project);
        stop.setPluginContext(context);
    }

    @AfterEach
    void stop() throws Exception {
        stop.execute();
    }

    @Test
    void theMockAnswersAtTheUrlOfThePropertyUntilItIsStopped() throws Exception {
        start.execute();
        URI url = URI.create(start.properties.getProperty("chatspec.mock.url"));

        assertThat(start.properties.getProperty("chatspec.mock.port")).isEqualTo("" + url.getPort());
        assertThat(status(url)).isEqualTo(200);

        stop.execute();

        assertThatThrownBy(() -> status(url)).isInstanceOf(ConnectException.class);
    }

    @Test
    void aSecondMockIsRefused() throws Exception {
        start.execute();

        assertThatThrownBy(start::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("running already");
    }

    @Test
    void anArgumentThatTheMockDoesNotKnowIsReported() {
        start.arguments = List.of("--no-such-option");

        assertThatThrownBy(start::execute)
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("--no-such-option");
        assertThat(start.properties).isEmpty();
    }

    @Test
    void stoppingWithoutAMockPasses() throws Exception {
        stop.execute();

        assertThat(log.lines()).containsExactly("INFO No mock is running.");
    }

    private static int status(URI url) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve("/__chatspec/health")).build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
