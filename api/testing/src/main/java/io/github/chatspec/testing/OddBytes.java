package io.github.chatspec.testing;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Bytes that clients send to a server by mistake or to break it, as text in ISO 8859-1. */
final class OddBytes {

    private static final String HOST = "Host: localhost\r\n";

    private static final List<String> TARGETS = List.of(
            "/../../../../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/..%2f..%2fetc%2fpasswd",
            "/%252e%252e/etc/passwd",
            "/..;/..;/etc/passwd",
            "/%00",
            "/%zz",
            "/%c0%ae%c0%ae/",
            "//evil.example/",
            "http://evil.example/",
            "http://[::1",
            "*",
            "x",
            "/\u00ff",
            "/?" + "a".repeat(7_900),
            "/?" + "a".repeat(100_000),
            "/" + "a/".repeat(4_000),
            "/__admin/../__chatspec/health",
            "/__chatspec/%2e%2e/__admin/mappings");

    private static final List<String> FIELDS = List.of(
            "Content-Length: 5\r\nContent-Length: 6\r\n",
            "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
            "Content-Length: -1\r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Content-Length: 1e3\r\n",
            "Transfer-Encoding: chunked, identity\r\n",
            "Transfer-Encoding: x\r\n",
            "Transfer-Encoding : chunked\r\n",
            "Transfer-Encoding:\u000bchunked\r\n",
            "X: a\r\n b\r\n",
            "X\u0000: a\r\n",
            "X: a\u0000b\r\n",
            "X Y: a\r\n",
            ": a\r\n",
            "X: " + "a".repeat(100_000) + "\r\n",
            "X: a\r\n".repeat(500),
            "Host: other\r\n",
            "Expect: 100-continue\r\nContent-Length: 5\r\n",
            "Expect: x\r\n",
            "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n",
            "Upgrade: websocket\r\nConnection: Upgrade\r\n",
            "Connection: close, close\r\n",
            "Accept: " + "a/b,".repeat(1_500) + "\r\n",
            "Accept: " + "*".repeat(6_000) + "\r\n",
            "Accept-Encoding: " + "gzip;q=1,".repeat(700) + "\r\n",
            "Prefer: " + "\"\\".repeat(3_000) + "\r\n",
            "Prefer: code=" + "9".repeat(6_000) + "\r\n",
            "Prefer: wait=999999999999\r\n",
            "Prefer: wait=1e999999999\r\n",
            "If-None-Match: " + "W/\"a\",".repeat(1_000) + "\r\n",
            "Origin: " + "a,".repeat(3_000) + "\r\nAccess-Control-Request-Headers: " + "a,".repeat(500) + "\r\n",
            "Authorization: Basic " + "=".repeat(6_000) + "\r\n",
            "Content-Type: a/b" + ";a=\"\\\"\"".repeat(900) + "\r\n");

    private static final List<String> STARTS = List.of(
            "",
            "\r\n\r\n",
            "\n",
            "GET\r\n\r\n",
            "GET /\r\n\r\n",
            "GET / HTTP/0.9\r\n\r\n",
            "GET / HTTP/2.0\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET  / HTTP/1.1\r\n" + HOST + "\r\n",
            "GET / HTTP/1.1 \r\n" + HOST + "\r\n",
            "G\u0000T / HTTP/1.1\r\n" + HOST + "\r\n",
            "get / HTTP/1.1\r\n" + HOST + "\r\n",
            "A".repeat(100_000) + " / HTTP/1.1\r\n" + HOST + "\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "CONNECT evil.example:80 HTTP/1.1\r\n" + HOST + "\r\n",
            "TRACE / HTTP/1.1\r\n" + HOST + "\r\n",
            "OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n",
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
            "SSH-2.0-x\r\n",
            "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
            "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n-1\r\n",
            "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
            "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n1;" + "a".repeat(50_000)
                    + "\r\nx\r\n0\r\n\r\n");

    private OddBytes() {}

    /** Returns requests that are wrong in one way each. */
    static Stream<String> requests() {
        Stream<String> targets = TARGETS.stream()
                .flatMap(target -> Stream.of("GET", "POST", "OPTIONS")
                        .map(method -> method + " " + target + " HTTP/1.1\r\n" + HOST + "\r\n"));
        Stream<String> fields = FIELDS.stream()
                .flatMap(field -> Stream.of("GET /", "POST /nothing", "GET /__admin/mappings", "GET /__chatspec/health")
                        .map(line -> line + " HTTP/1.1\r\n" + HOST + field + "\r\nhello"));
        return Stream.concat(STARTS.stream(), Stream.concat(targets, fields));
    }

    /** Returns good requests in which some bytes are replaced. */
    static Stream<String> random(Random random, int count) {
        List<String> good = SampleRequests.operations()
                .map(operation -> RawClient.head(operation, ""))
                .toList();
        return Stream.generate(() -> {
                    StringBuilder bytes = new StringBuilder(good.get(random.nextInt(good.size())));
                    for (int i = 0; i < 1 + random.nextInt(4); i++) {
                        bytes.setCharAt(random.nextInt(bytes.length()), (char) random.nextInt(256));
                    }
                    return bytes.toString();
                })
                .limit(count);
    }
}
