package io.github.chatspec.client;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Counts the requests, and adds headers to each by its number, with which the mock is told what to answer. */
final class ScriptedHttpClient extends ForwardingHttpClient {

    /** The mock breaks no answer over HTTP/2, which the JDK asks for otherwise. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final IntFunction<Map<String, String>> script;
    private final AtomicInteger sent = new AtomicInteger();

    private ScriptedHttpClient(IntFunction<Map<String, String>> script) {
        super(HTTP);
        this.script = script;
    }

    /** Adds headers to the requests in turn, and none to those that follow. */
    @SafeVarargs
    static ScriptedHttpClient first(Map<String, String>... headers) {
        return new ScriptedHttpClient(number -> number <= headers.length ? headers[number - 1] : Map.of());
    }

    static ScriptedHttpClient always(Map<String, String> headers) {
        return new ScriptedHttpClient(number -> headers);
    }

    int sent() {
        return sent.get();
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        HttpRequest.Builder scripted = HttpRequest.newBuilder(request, (name, value) -> true);
        script.apply(sent.incrementAndGet()).forEach(scripted::setHeader);
        return HTTP.sendAsync(scripted.build(), handler);
    }
}
