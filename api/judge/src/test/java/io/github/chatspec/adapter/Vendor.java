package io.github.chatspec.adapter;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server on this machine that gives one answer to whatever is asked. */
final class Vendor implements AutoCloseable {

    private final HttpServer server;

    private Vendor(HttpServer server) {
        this.server = server;
    }

    static Vendor answering(Answer answer) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = answer.body();
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return new Vendor(server);
    }

    /** The address of the one chat, with a secret in its query. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + Answer.PATH + "?access_token=" + Answer.SECRET;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
