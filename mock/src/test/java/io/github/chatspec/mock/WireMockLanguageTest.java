package io.github.chatspec.mock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.extension.responsetemplating.helpers.WireMockHelpers;
import com.github.tomakehurst.wiremock.matching.StringValuePatternJsonDeserializer;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** WireMock's stub language works in the mock as in WireMock: no library of chatspec displaces one of WireMock's. */
class WireMockLanguageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static MockServer mock;

    @BeforeAll
    static void start() {
        mock = MockServer.start(0);
    }

    @AfterAll
    static void stop() {
        mock.close();
    }

    /**
     * A matcher of a body.
     *
     * @param name the key of the matcher
     * @param json the matcher
     * @param good a body that it matches
     * @param bad a body that it does not match
     */
    record Matcher(String name, String json, String good, String bad) {

        @Override
        public String toString() {
            return name + " " + json;
        }
    }

    static Stream<Matcher> matchers() {
        String schema = "{'type':'object','required':['id'],'properties':{'id':{'type':'integer','minimum':3}}}";
        return Stream.of(
                new Matcher("equalTo", "{'equalTo':'a'}", "a", "b"),
                new Matcher("equalTo", "{'equalTo':'a','caseInsensitive':true}", "A", "b"),
                new Matcher("binaryEqualTo", "{'binaryEqualTo':'" + base64("a") + "'}", "a", "b"),
                new Matcher(
                        "equalToJson",
                        "{'equalToJson':'{\\'a\\':1,\\'b\\':[1,2]}','ignoreArrayOrder':true}",
                        "{\"b\":[2,1],\"a\":1}",
                        "{\"a\":2}"),
                new Matcher(
                        "equalToJson",
                        "{'equalToJson':{'a':'${json-unit.any-number}'},'ignoreExtraElements':true}",
                        "{\"a\":5,\"c\":1}",
                        "{\"a\":\"x\"}"),
                new Matcher("matchesJsonPath", "{'matchesJsonPath':'$.a'}", "{\"a\":1}", "{\"b\":1}"),
                new Matcher(
                        "matchesJsonPath",
                        "{'matchesJsonPath':{'expression':'$.a','contains':'x'}}",
                        "{\"a\":\"xyz\"}",
                        "{\"a\":\"abc\"}"),
                new Matcher("matchesJsonSchema", "{'matchesJsonSchema':" + schema + "}", "{\"id\":3}", "{\"id\":2}"),
                new Matcher(
                        "matchesJsonSchema",
                        "{'matchesJsonSchema':" + schema + ",'schemaVersion':'V7'}",
                        "{\"id\":3}",
                        "{}"),
                new Matcher("equalToXml", "{'equalToXml':'<a b=\\'1\\'/>'}", "<a b='1'></a>", "<a b='2'/>"),
                new Matcher("matchesXPath", "{'matchesXPath':'/a/b'}", "<a><b/></a>", "<a/>"),
                new Matcher("matchesPathTemplate", "{'matchesPathTemplate':'/a/{b}'}", "/a/1", "/a"),
                new Matcher("matches", "{'matches':'[ab]+'}", "abba", "abc"),
                new Matcher("doesNotMatch", "{'doesNotMatch':'[ab]+'}", "abc", "abba"),
                new Matcher("contains", "{'contains':'x'}", "axa", "aaa"),
                new Matcher("doesNotContain", "{'doesNotContain':'x'}", "aaa", "axa"),
                new Matcher(
                        "before", "{'before':'2020-01-01T00:00:00Z'}", "2019-01-01T00:00:00Z", "2021-01-01T00:00:00Z"),
                new Matcher(
                        "after", "{'after':'2020-01-01T00:00:00Z'}", "2021-01-01T00:00:00Z", "2019-01-01T00:00:00Z"),
                new Matcher(
                        "equalToDateTime",
                        "{'equalToDateTime':'2020-01-01T00:00:00Z'}",
                        "2020-01-01T00:00:00Z",
                        "2021-01-01T00:00:00Z"),
                new Matcher("and", "{'and':[{'contains':'a'},{'contains':'b'}]}", "ab", "a"),
                new Matcher("or", "{'or':[{'contains':'a'},{'contains':'b'}]}", "b", "c"),
                new Matcher("not", "{'not':{'contains':'a'}}", "b", "a"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("matchers")
    void aMatcherOfTheBodyMatchesAsInWireMock(Matcher matcher) throws Exception {
        String path = addStub("{'method':'POST','bodyPatterns':[" + matcher.json() + "]}", "{'body':'matched'}");

        assertThat(post(path, matcher.good()).body()).isEqualTo("matched");
        assertThat(post(path, matcher.bad()).body()).isNotEqualTo("matched");
    }

    @Test
    void everyMatcherOfWireMockIsTried() throws Exception {
        Field field = StringValuePatternJsonDeserializer.class.getDeclaredField("PATTERNS");
        field.setAccessible(true);
        Set<String> known = new TreeSet<>(((Map<?, ?>) field.get(null))
                .keySet().stream().map(String::valueOf).toList());
        // A body is always there: the next test has these two.
        known.removeAll(Set.of("absent", "anything"));

        assertThat(matchers().map(Matcher::name).collect(Collectors.toSet())).containsAll(known);
    }

    @Test
    void theOtherPartsOfARequestAreMatchedAsInWireMock() throws Exception {
        String path = addStub(
                "{'method':'ANY','headers':{'x-a':{'equalTo':'1'},'x-none':{'absent':true},'x-any':{'anything':'anything'}},"
                        + "'cookies':{'c':{'equalTo':'2'}},"
                        + "'queryParameters':{'q':{'hasExactly':[{'equalTo':'3'},{'equalTo':'4'}]},"
                        + "'r':{'includes':[{'equalTo':'5'}]}},"
                        + "'basicAuthCredentials':{'username':'u','password':'p'}}",
                "{'body':'matched'}");
        String query = "?q=3&q=4&r=5&r=6";
        String[] headers = {"x-a", "1", "x-any", "x", "Cookie", "c=2", "Authorization", "Basic " + base64("u:p")};

        assertThat(get(path + query, headers).body()).isEqualTo("matched");
        assertThat(get(path + "?q=3&r=5", headers).body()).isNotEqualTo("matched");
        assertThat(get(path + query, "x-a", "1").body()).isNotEqualTo("matched");
    }

    /** The template of a helper and what it renders. */
    private static final Map<WireMockHelpers, String[]> HELPERS = Map.ofEntries(
            helper(WireMockHelpers.xPath, "{{xPath '<a>1</a>' '/a/text()'}}", "1"),
            helper(
                    WireMockHelpers.soapXPath,
                    "{{soapXPath '<E xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\"><Envelope/></E>' '/x'}}",
                    "[\\s\\S]*"),
            helper(WireMockHelpers.jsonPath, "{{jsonPath request.body '$.a'}}", "1"),
            helper(WireMockHelpers.randomValue, "{{randomValue length=5 type='NUMERIC'}}", "[0-9]{5}"),
            helper(WireMockHelpers.hostname, "{{hostname}}", ".+"),
            helper(
                    WireMockHelpers.date,
                    "{{date (parseDate '2020-01-02T00:00:00Z') format='yyyy-MM-dd'}}",
                    "2020-01-02"),
            helper(WireMockHelpers.now, "{{now format='yyyy'}}", "[0-9]{4}"),
            helper(WireMockHelpers.parseDate, "{{parseDate '02/01/2020' format='dd/MM/yyyy'}}", "2020-01-02T00:00:00Z"),
            helper(
                    WireMockHelpers.truncateDate,
                    "{{truncateDate (parseDate '2020-01-02T03:00:00Z') 'first hour of day'}}",
                    "2020-01-02T00:00:00Z"),
            helper(WireMockHelpers.trim, "{{trim ' a '}}", "a"),
            helper(WireMockHelpers.base64, "{{base64 'a'}}", "YQ=="),
            helper(WireMockHelpers.urlEncode, "{{urlEncode 'a b'}}", "a\\+b"),
            helper(WireMockHelpers.formData, "{{formData 'x=1' 'form'}}{{form.x}}", "1"),
            helper(WireMockHelpers.regexExtract, "{{regexExtract 'abc1' '[0-9]'}}", "1"),
            helper(WireMockHelpers.size, "{{size 'abc'}}", "3"),
            helper(WireMockHelpers.pickRandom, "{{pickRandom 'a' 'a'}}", "a"),
            helper(WireMockHelpers.randomInt, "{{randomInt lower=1 upper=2}}", "[12]"),
            helper(WireMockHelpers.randomDecimal, "{{randomDecimal lower=1 upper=2}}", "[12][.][0-9]+"),
            helper(WireMockHelpers.range, "{{#each (range 1 3) as |i|}}{{i}}{{/each}}", "123"),
            helper(WireMockHelpers.array, "{{#each (array 'a' 'b') as |i|}}{{i}}{{/each}}", "ab"),
            helper(WireMockHelpers.arrayAdd, "{{#each (arrayAdd (array 'a') 'b') as |i|}}{{i}}{{/each}}", "ab"),
            helper(WireMockHelpers.arrayRemove, "{{#each (arrayRemove (array 'a' 'b')) as |i|}}{{i}}{{/each}}", "a"),
            helper(WireMockHelpers.parseJson, "{{parseJson '{\"a\":7}' 'it'}}{{it.a}}", "7"),
            helper(WireMockHelpers.matches, "{{#if (matches 'abc' '[a-c]+')}}yes{{/if}}", "yes"),
            helper(WireMockHelpers.contains, "{{#if (contains 'abc' 'b')}}yes{{/if}}", "yes"),
            helper(WireMockHelpers.math, "{{math 1 '+' 2}}", "3"),
            helper(WireMockHelpers.val, "{{val null or='b'}}", "b"),
            helper(WireMockHelpers.arrayJoin, "{{arrayJoin '-' (array 'a' 'b')}}", "a-b"),
            helper(WireMockHelpers.formatJson, "{{formatJson '{ \"a\" : 1 }' format='compact'}}", "\\{\"a\":1\\}"),
            helper(WireMockHelpers.formatXml, "{{formatXml '<a> <b/> </a>' format='compact'}}", "<a>\\s*<b/>\\s*</a>"),
            helper(WireMockHelpers.toJson, "{{toJson (array 1 2)}}", "\\[\\s*1,\\s*2\\s*\\]"),
            helper(
                    WireMockHelpers.jsonMerge,
                    "{{jsonMerge '{\"a\":1}' '{\"b\":2}'}}",
                    "\\{\\s*\"a\"\\s*:\\s*1,\\s*\"b\"\\s*:\\s*2\\s*\\}"),
            helper(
                    WireMockHelpers.jsonRemove,
                    "{{jsonRemove '{\"a\":1,\"b\":2}' '$.b'}}",
                    "\\{\\s*\"a\"\\s*:\\s*1\\s*\\}"),
            helper(WireMockHelpers.jsonArrayAdd, "{{jsonArrayAdd '[1]' '2'}}", "\\[\\s*1,\\s*2\\s*\\]"));

    private static Map.Entry<WireMockHelpers, String[]> helper(
            WireMockHelpers helper, String template, String rendered) {
        return Map.entry(helper, new String[] {template, rendered});
    }

    static Stream<WireMockHelpers> helpers() {
        return Arrays.stream(WireMockHelpers.values());
    }

    @ParameterizedTest
    @MethodSource("helpers")
    void aHelperOfTemplatesRendersAsInWireMock(WireMockHelpers helper) throws Exception {
        assertThat(HELPERS).containsKey(helper);
        ObjectNode response = JSON.createObjectNode().put("body", HELPERS.get(helper)[0]);
        response.putArray("transformers").add("response-template");
        String path = addStub("{'method':'POST'}", response.toString());

        assertThat(post(path, "{\"a\":1}").body()).matches(HELPERS.get(helper)[1]);
    }

    @Test
    void aTemplateReadsTheRequest() throws Exception {
        String path = addStub(
                "{'method':'POST'}",
                "{'body':'{{request.method}} {{request.query.q}} {{request.headers.x-a}} {{request.body}} {{parameters.p}}',"
                        + "'headers':{'x-b':'{{request.path}}'},"
                        + "'transformers':['response-template'],'transformerParameters':{'p':'t'}}");

        HttpResponse<String> response = CLIENT.send(
                request(path + "?q=1")
                        .header("x-a", "2")
                        .POST(HttpRequest.BodyPublishers.ofString("3"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.body()).isEqualTo("POST 1 2 3 t");
        assertThat(response.headers().firstValue("x-b")).contains(path);
    }

    @Test
    void bodiesDelaysAndFaultsAreSentAsInWireMock() throws Exception {
        assertThat(get(addStub("{'method':'GET'}", "{'jsonBody':{'a':[1]}}")).body())
                .isEqualTo("{\"a\":[1]}");
        assertThat(get(addStub("{'method':'GET'}", "{'base64Body':'" + base64("x") + "'}"))
                        .body())
                .isEqualTo("x");
        assertThat(get(addStub("{'method':'GET'}", "{'status':418,'statusMessage':'Short'}"))
                        .statusCode())
                .isEqualTo(418);

        long start = System.nanoTime();
        get(addStub("{'method':'GET'}", "{'fixedDelayMilliseconds':150}"));
        get(addStub("{'method':'GET'}", "{'delayDistribution':{'type':'uniform','lower':150,'upper':160}}"));
        get(addStub(
                "{'method':'GET'}", "{'body':'abc','chunkedDribbleDelay':{'numberOfChunks':3,'totalDuration':150}}"));
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isGreaterThanOrEqualTo(400);

        String broken = addStub("{'method':'GET'}", "{'fault':'EMPTY_RESPONSE'}");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> get(broken)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aScenarioChangesItsState() throws Exception {
        String path = "/language/scenario";
        String stub = "{'scenarioName':'s','requiredScenarioState':'%s','newScenarioState':'%s',"
                + "'request':{'method':'GET','urlPath':'" + path + "'},'response':{'body':'%s'}}";
        addMapping(String.format(Locale.ROOT, stub, "Started", "second", "one"));
        addMapping(String.format(Locale.ROOT, stub, "second", "second", "two"));

        assertThat(get(path).body()).isEqualTo("one");
        assertThat(get(path).body()).isEqualTo("two");
    }

    @Test
    void aWebhookIsCalled() throws Exception {
        String target = addStub("{'method':'POST'}", "{'status':200}");
        String path = "/language/webhook";
        addMapping("{'request':{'method':'GET','urlPath':'" + path + "'},'response':{'status':200},"
                + "'serveEventListeners':[{'name':'webhook','parameters':{'method':'POST','url':'" + mock.url() + target
                + "','body':'{{originalRequest.path}}'}}]}");

        assertThat(get(path).statusCode()).isEqualTo(200);

        Predicate<String> arrived = journal -> journal.contains("\"body\" : \"" + path + "\"");
        String journal = "";
        for (int i = 0; i < 100 && !arrived.test(journal); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
            journal = get("/__admin/requests").body();
        }
        assertThat(journal).matches(arrived);
    }

    @Test
    void aStubMayBeAProxy() throws Exception {
        String target = addStub("{'method':'GET'}", "{'body':'behind'}");
        String path = addStub(
                "{'method':'GET'}",
                "{'proxyBaseUrl':'" + mock.url() + "','proxyUrlPrefixToRemove':'/language/p'}",
                "/language/p" + target);

        assertThat(get(path).body()).isEqualTo("behind");
    }

    private static int next;

    private static String addStub(String request, String response) throws Exception {
        next++;
        return addStub(request, response, "/language/" + next);
    }

    private static String addStub(String request, String response, String path) throws Exception {
        ObjectNode stub = JSON.createObjectNode();
        stub.set("request", JSON.readTree(quoted(request)));
        ((ObjectNode) stub.get("request")).put("urlPath", path);
        stub.set("response", JSON.readTree(response.startsWith("{\"") ? response : quoted(response)));
        addMapping(stub.toString());
        return path;
    }

    private static void addMapping(String json) throws Exception {
        HttpResponse<String> added = post("/__admin/mappings", json.startsWith("{\"") ? json : quoted(json));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    }

    /** Turns the readable quotes of this class into those of JSON. */
    private static String quoted(String json) {
        return json.replace("\\'", "\\\u0001").replace('\'', '"').replace('\u0001', '"');
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return CLIENT.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(mock.url() + path));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
