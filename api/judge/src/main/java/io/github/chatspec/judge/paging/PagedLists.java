package io.github.chatspec.judge.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Response;
import io.github.chatspec.exchange.EntryCursor;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.json.StrictJson;
import io.github.chatspec.judge.schema.Schemas;
import io.github.chatspec.routing.Router;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** The lists that operations answer page by page; may be shared between threads. */
public final class PagedLists {

    /** A page with more items is not compared, so that a page takes little memory. */
    static final int MOST_ROWS = 500;

    /** A page with a longer key or sort value is not compared. */
    static final int MOST_CHARACTERS = 200;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private static final Map<String, PagedList> NONE = Map.of();

    /** By operation, the lists by the documented status. */
    private final Map<String, Map<String, PagedList>> known = new ConcurrentHashMap<>();

    /** Creates a memory of lists, which are found when they are first asked for. */
    public PagedLists() {}

    /**
     * Returns the list of a response.
     *
     * @param operation the operation as {@code contract/operationId}
     * @param route the contract and the operation
     * @param status the HTTP status
     * @return the list; empty if the response is not a page of one
     */
    public Optional<PagedList> of(String operation, Router.Route route, int status) {
        Map<String, PagedList> lists = lists(operation, route);
        if (lists.isEmpty()) {
            return Optional.empty();
        }
        Optional<Response> response = route.operation().response(status);
        return response.isPresent()
                ? Optional.ofNullable(lists.get(response.get().status()))
                : Optional.empty();
    }

    private Map<String, PagedList> lists(String operation, Router.Route route) {
        Map<String, PagedList> lists = known.get(operation);
        if (lists == null) {
            lists = find(route.contract(), route.operation());
            known.put(operation, lists);
        }
        return lists;
    }

    private static Map<String, PagedList> find(Contract contract, Operation operation) {
        Map<String, PagedList> lists = new HashMap<>();
        for (Response response : operation.responses()) {
            Optional<PagedList> list = PagedList.of(contract, operation, response);
            if (list.isPresent()) {
                lists.put(response.status(), list.get());
            }
        }
        return lists.isEmpty() ? NONE : lists;
    }

    /**
     * Reads a page.
     *
     * @param exchange the exchange, with the request as it was sent
     * @param route its contract and operation
     * @return the page; empty if the response is not one, or cannot be compared with others
     */
    public Optional<ListPage> page(Exchange exchange, Router.Route route) {
        if (exchange.request().isEmpty() || exchange.defect().isPresent()) {
            return Optional.empty();
        }
        String operation = route.operation().qualifiedId();
        Optional<PagedList> list = of(operation, route, exchange.status());
        if (list.isEmpty() || exchange.body().length > Schemas.MAX_BODY_BYTES) {
            return Optional.empty();
        }
        Request request = exchange.request().get();
        OptionalLong number = list.get().number(request);
        Optional<List<ListPage.Row>> rows = number.isPresent() ? rows(list.get(), exchange.body()) : Optional.empty();
        return rows.isPresent()
                ? Optional.of(new ListPage(
                        operation,
                        exchange.status(),
                        hash(operation, request, list.get()),
                        number.getAsLong(),
                        rows.get()))
                : Optional.empty();
    }

    /**
     * Reads a page from the bytes of a record about which the judge reports nothing that is wrong with the JSON of its body.
     *
     * @param text the text of the record
     * @param cursor the cursor that has read the record
     * @param operation the operation as {@code contract/operationId}
     * @param list the list of its response
     * @return the same page as of the exchange; empty also if the record is written in an unusual way
     */
    public static Optional<ListPage> page(byte[] text, EntryCursor cursor, String operation, PagedList list) {
        Request request = new RecordedPage(list, text, cursor).request();
        OptionalLong number = request == null ? OptionalLong.empty() : list.number(request);
        return number.isPresent()
                ? page(text, cursor, operation, list, hash(operation, request, list), number.getAsLong())
                : Optional.empty();
    }

    /**
     * Reads a page whose request is known from the bytes of a record about which the judge reports nothing that is wrong with
     * the JSON of its body.
     *
     * @param text the text of the record
     * @param cursor the cursor that has read the record
     * @param operation the operation as {@code contract/operationId}
     * @param list the list of its response
     * @param hash the {@linkplain ListPage#list number of the list}
     * @param number the number of the page
     * @return the same page as of the exchange; empty also if the body is written in an unusual way
     */
    public static Optional<ListPage> page(
            byte[] text, EntryCursor cursor, String operation, PagedList list, long hash, long number) {
        if (cursor.body().to() - cursor.body().from() > Schemas.MAX_BODY_BYTES) {
            return Optional.empty();
        }
        List<ListPage.Row> rows = new RecordedPage(list, text, cursor).rows();
        return rows == null
                ? Optional.empty()
                : Optional.of(new ListPage(operation, cursor.status(), hash, number, rows));
    }

    private static Optional<List<ListPage.Row>> rows(PagedList list, byte[] body) {
        Optional<JsonNode> tree = StrictJson.read(body);
        JsonNode array = tree.isPresent() ? tree.get().at(list.pointer()) : MissingNode.getInstance();
        if (!array.isArray() || array.size() > MOST_ROWS) {
            return Optional.empty();
        }
        List<ListPage.Row> rows = new ArrayList<>();
        for (JsonNode item : array) {
            JsonNode key = scalar(item.path(list.key()));
            JsonNode sort = list.order().isPresent()
                    ? scalar(item.path(list.order().get().property()))
                    : MissingNode.getInstance();
            if (key.asText().length() > MOST_CHARACTERS || sort.asText().length() > MOST_CHARACTERS) {
                return Optional.empty();
            }
            rows.add(new ListPage.Row(key, sort));
        }
        return Optional.of(rows);
    }

    private static JsonNode scalar(JsonNode value) {
        return value.isTextual() || value.isNumber() ? value : MissingNode.getInstance();
    }

    /** Returns a hash of what the request asks for and who sends it, without the number of the page. */
    private static long hash(String operation, Request request, PagedList list) {
        long hash = hash(FNV_OFFSET, operation);
        hash = hash(hash, request.origin());
        hash = hash(hash, request.path());
        for (String name : request.queryNames()) {
            if (!name.equals(list.parameter())) {
                hash = hash(hash(hash, name), request.query(name));
            }
        }
        for (String name : list.headers()) {
            hash = hash(hash, request.values("header", name));
        }
        for (String name : list.cookies()) {
            hash = hash(hash, request.values("cookie", name));
        }
        return hash;
    }

    private static long hash(long before, List<String> texts) {
        long hash = before;
        for (String text : texts) {
            hash = hash(hash, text);
        }
        return hash(hash, String.valueOf(texts.size()));
    }

    /** Continues a hash by the function FNV-1a over the characters of a text, and its end. */
    private static long hash(long before, String text) {
        long hash = before;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return (hash ^ Character.MAX_VALUE) * FNV_PRIME;
    }
}
