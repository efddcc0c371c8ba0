package io.github.chatspec.testing;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests by the thousand, for two servers that shall answer them alike. */
public final class RequestSuite {

    /** Values and characters that have a special meaning somewhere. */
    private static final List<String> ODD = List.of(
            "", "1", "2", "0", "-1", "01", "7.5", "nope", "%20", "%2F", "a+b", "a;b", "..", ".", "%00", "é", "a=b",
            "a&a");

    private static final List<String> FIELDS = List.of(
            "Accept: */*",
            "Accept: application/json",
            "Accept: application/hal+json",
            "Accept: text/xml",
            "Accept-Encoding: gzip",
            "Accept-Language: de",
            "Authorization: Basic YTpi",
            "Authorization: Bearer good-token",
            "Cache-Control: no-cache",
            "Cookie: a=b",
            "If-None-Match: *",
            "Origin: http://localhost",
            "Prefer: code=404",
            "Prefer: example=nope",
            "Range: bytes=0-1",
            "X-Forwarded-For: 192.0.2.7",
            "chatspec-delay: 1",
            "x-request-id: 7");

    private RequestSuite() {}

    /** Every request that an example describes, and those that meet two examples at once. */
    public static List<Request> described() {
        return Stream.concat(
                        SampleRequests.all().stream().map(SampleRequests::request),
                        SampleRequests.operations()
                                .flatMap(one -> one.samples().stream()
                                        .flatMap(first -> one.samples().stream()
                                                .flatMap(second -> SampleRequests.both(one, first, second).stream()
                                                        .map(SampleRequests::request)))))
                .toList();
    }

    /** Requests without end that differ from described and good ones in a few parts, the same ones for each seed. */
    public static Stream<Request> odd(long seed) {
        List<Operation> operations = SampleRequests.operations().toList();
        List<Request> described = described();
        Random random = new Random(seed);
        return Stream.generate(() -> mutated(
                random.nextBoolean()
                        ? described.get(random.nextInt(described.size()))
                        : SampleRequests.good(operations.get(random.nextInt(operations.size()))),
                random));
    }

    /** Returns malformed requests by their defects. */
    public static Map<String, String> broken(Operation operation) {
        String path = SampleRequests.good(operation).url();
        String host = "Host: x\r\n";
        Map<String, String> requests = new LinkedHashMap<>();
        Map.of(
                        "a stray percent in the path", "/%zz",
                        "a stray percent in the query", "?a=%zz",
                        "a stray percent in a name", "?%zz=1",
                        "no UTF-8 in the path", "%ff",
                        "no UTF-8 in the query", "?a=%ff",
                        "half a letter in the query", "?a=%c3",
                        "a surrogate in the query", "?a=%ed%a0%80",
                        "no UTF-8 bytes in the path", "\u00ff",
                        "NUL in the path", "\u0000",
                        "an escaped NUL in the path", "%00")
                .forEach((name, end) -> requests.put(name, raw("GET " + path + end, host)));
        requests.put("an escaped NUL in the query", raw("GET " + path + "?a=%00", host));
        requests.put("NUL in the method", raw("G\u0000T " + path, host));
        Map.of(
                        "NUL in a header", "X-Y: a\u0000b\r\n",
                        "CR in a header", "X-Y: a\rb\r\n",
                        "two hosts", "Host: y\r\n",
                        "a header of 64 KB", "X-Y: " + "z".repeat(64 << 10) + "\r\n",
                        "a header of 1 MB", "X-Y: " + "z".repeat(1 << 20) + "\r\n",
                        "1,000 headers", fields(1000),
                        "a space in a header's name", "X Y: z\r\n",
                        "a length below zero", "Content-Length: -3\r\n")
                .forEach((name, fields) -> requests.put(name, raw("GET " + path, host + fields)));
        requests.put("no host", raw("GET " + path, ""));
        requests.put("a method of 64 KB", raw("G".repeat(64 << 10) + " " + path, host));
        requests.put("a target of 1 MB", raw("GET " + path + "a".repeat(1 << 20), host));
        requests.put("a tunnel", raw("CONNECT x:80", host));
        requests.put("no HTTP", "\u0016\u0003\u0001 \u0000 \u0001\r\n\r\n");
        return requests;
    }

    private static String raw(String beginning, String headers) {
        return beginning + " HTTP/1.1\r\n" + headers + "\r\n";
    }

    private static String fields(int count) {
        return IntStream.range(0, count).mapToObj(i -> "X-" + i + ": z\r\n").collect(Collectors.joining());
    }

    /** The request with a header field more, which is given as it is sent. */
    public static Request with(Request request, String field) {
        return new Request(request.method(), request.url(), plus(request.headers(), field));
    }

    private static Request mutated(Request base, Random random) {
        String url = base.url();
        String method = base.method();
        Headers headers = base.headers();
        for (int change = random.nextInt(3); change >= 0; change--) {
            switch (random.nextInt(5)) {
                case 0 -> method = random.nextBoolean() ? "HEAD" : random.nextBoolean() ? "POST" : "OPTIONS";
                case 1 -> url = url + (url.contains("?") ? "&" : "?") + "page=" + encoded(odd(random));
                case 2 -> url = url.contains("?") ? url : url + (random.nextBoolean() ? "/" : encoded(odd(random)));
                case 3 -> headers = plus(headers, FIELDS.get(random.nextInt(FIELDS.size())));
                default -> headers = less(headers, random);
            }
        }
        return new Request(method, url, headers);
    }

    private static String odd(Random random) {
        return ODD.get(random.nextInt(ODD.size()));
    }

    private static String encoded(String value) {
        return value.replace("é", "%C3%A9");
    }

    private static Headers plus(Headers headers, String field) {
        return headers.with(field.substring(0, field.indexOf(':')), field.substring(field.indexOf(' ') + 1));
    }

    private static Headers less(Headers headers, Random random) {
        int dropped = random.nextInt(headers.asMap().size() + 1);
        List<String> names = new ArrayList<>(headers.asMap().keySet());
        return Headers.of(names.stream()
                .filter(name -> names.indexOf(name) != dropped)
                .collect(Collectors.toMap(name -> name, headers::all)));
    }
}
