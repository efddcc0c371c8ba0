package io.github.chatspec.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium that is controlled by the WebDriver protocol. */
public final class Browser implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

    private final Process driver;
    private final String session;

    private Browser(Process driver, String session) {
        this.driver = driver;
        this.session = session;
    }

    /** Returns what this machine lacks to start a browser, or nothing. */
    public static Optional<String> missing() {
        return Stream.of("chromedriver", "chromium")
                .filter(name -> onPath(name).isEmpty())
                .findFirst()
                .map(name -> name + " not found; apt-get install chromium chromium-driver.");
    }

    public static Browser start() {
        Process driver = null;
        try {
            driver = new ProcessBuilder(onPath("chromedriver").orElseThrow().toString(), "--port=0")
                    .redirectErrorStream(true)
                    .start();
            String sessions = "http://127.0.0.1:" + port(driver) + "/session";
            String id = send("POST", sessions, wanted()).get("sessionId").textValue();
            Browser browser = new Browser(driver, sessions + "/" + id);
            driver = null;
            return browser;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (driver != null) {
                end(driver);
            }
        }
    }

    private static ObjectNode wanted() {
        ObjectNode request = JSON.createObjectNode();
        ObjectNode always = request.putObject("capabilities").putObject("alwaysMatch");
        always.putObject("goog:loggingPrefs").put("performance", "ALL").put("browser", "ALL");
        always.putObject("goog:chromeOptions")
                .put("binary", onPath("chromium").orElseThrow().toString())
                .putArray("args")
                .add("--headless=new")
                .add("--no-sandbox")
                .add("--disable-gpu")
                .add("--disable-dev-shm-usage")
                .add("--hide-scrollbars");
        return request;
    }

    private static int port(Process driver) throws IOException {
        // The reader stays open: a driver whose output is closed ends.
        BufferedReader out = new BufferedReader(new InputStreamReader(driver.getInputStream(), UTF_8));
        List<String> printed = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            printed.add(line);
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
        }
        throw new IOException("The driver did not start: " + printed);
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public void open(Path file) {
        open(file.toUri().toString());
    }

    public void open(String url) {
        post("/url", JSON.createObjectNode().put("url", url));
    }

    /** Waits until an expression in the page is true. */
    public void await(String expression) {
        ObjectNode script = JSON.createObjectNode()
                .put(
                        "script",
                        "const done = arguments[0]; (function look() { if (" + expression
                                + ") { done(true) } else { setTimeout(look, 20) } })()");
        script.putArray("args");
        post("/execute/async", script);
    }

    /** Returns the value of an expression in the page. */
    public JsonNode value(String expression) {
        ObjectNode script = JSON.createObjectNode().put("script", "return " + expression);
        script.putArray("args");
        return post("/execute/sync", script);
    }

    /** Returns the texts of all visible elements that match a selector. */
    public List<String> shown(String selector) {
        return value("[...document.querySelectorAll('" + selector
                        + "')].filter(e => e.checkVisibility()).map(e => e.textContent.trim())")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    public void click(String selector) {
        ObjectNode using = JSON.createObjectNode().put("using", "css selector").put("value", selector);
        String element = post("/element", using).elements().next().textValue();
        post("/element/" + element + "/click", JSON.createObjectNode());
    }

    /** Selects an option of a list by its text. */
    public void choose(String name, String option) {
        ObjectNode using = JSON.createObjectNode()
                .put("using", "xpath")
                .put("value", "//select[@name='" + name + "']/option[.='" + option + "']");
        String element = post("/element", using).elements().next().textValue();
        post("/element/" + element + "/click", JSON.createObjectNode());
    }

    /** Sets the size of the screen in CSS pixels, and its color scheme. */
    public void screen(int width, int height, boolean dark) {
        ObjectNode metrics = JSON.createObjectNode()
                .put("width", width)
                .put("height", height)
                .put("deviceScaleFactor", 2)
                .put("mobile", width < 500);
        command("Emulation.setDeviceMetricsOverride", metrics);
        ObjectNode media = JSON.createObjectNode();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", dark ? "dark" : "light");
        command("Emulation.setEmulatedMedia", media);
    }

    /** Writes a screenshot. */
    public void picture(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                Base64.getDecoder()
                        .decode(send("GET", session + "/screenshot", null).textValue()));
    }

    /** Returns the URLs that were requested since the last call. */
    public List<String> requests() throws IOException {
        List<String> urls = new ArrayList<>();
        for (JsonNode entry : log("performance")) {
            JsonNode message = JSON.readTree(entry.get("message").textValue()).get("message");
            if (message.get("method").textValue().equals("Network.requestWillBeSent")) {
                urls.add(message.at("/params/request/url").textValue());
            }
        }
        return urls;
    }

    /** Returns the messages of the console since the last call, including refused styles and scripts. */
    public List<String> complaints() {
        return log("browser")
                .valueStream()
                .map(entry -> entry.get("message").textValue())
                .toList();
    }

    private JsonNode log(String type) {
        return post("/se/log", JSON.createObjectNode().put("type", type));
    }

    private void command(String name, ObjectNode parameters) {
        ObjectNode command = JSON.createObjectNode().put("cmd", name);
        command.set("params", parameters);
        post("/goog/cdp/execute", command);
    }

    private JsonNode post(String path, ObjectNode body) {
        return send("POST", session + path, body);
    }

    private static JsonNode send(String method, String url, JsonNode body) {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString());
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, publisher)
                .timeout(Duration.ofMinutes(2))
                .build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
            JsonNode value = JSON.readTree(response.body()).get("value");
            if (response.statusCode() != 200) {
                throw new IllegalStateException(url + ": " + value.get("message"));
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            send("DELETE", session, null);
        } finally {
            end(driver);
        }
    }

    private static void end(Process driver) {
        driver.destroy();
        try {
            if (!driver.waitFor(10, TimeUnit.SECONDS)) {
                driver.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
