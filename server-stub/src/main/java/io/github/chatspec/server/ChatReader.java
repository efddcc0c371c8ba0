package io.github.chatspec.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.judge.Finding;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.Level;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads chats that somebody hands in, and lets none pass that the contract would not let the vendor answer with.
 *
 * <p>The smallest use: {@code new ChatReader<>(contract, "getChat", Chat.class, Chat::getId, chat -> chat).read(bytes)}.
 *
 * @param <C> the vendor's chat
 */
public final class ChatReader<C> {

    private static final int MOST_TOLD = 20;
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final ObjectMapper MODELS = Json.mapper();

    private final Contract contract;
    private final Operation operation;
    private final Sample success;
    private final Class<C> type;
    private final Function<C, String> id;
    private final UnaryOperator<JsonNode> answer;
    private Judge judge;

    /**
     * Makes a reader.
     *
     * @param contract the vendor's contract
     * @param operation the operationId of what answers with one chat
     * @param type the model of a chat
     * @param id reads a chat's identifier
     * @param answer makes of a chat the body of the operation's answer
     */
    public ChatReader(
            Contract contract,
            String operation,
            Class<C> type,
            Function<C, String> id,
            UnaryOperator<JsonNode> answer) {
        this.contract = contract;
        this.operation = contract.operation(operation).orElseThrow();
        this.success = this.operation.samples().stream()
                .filter(sample -> !sample.isRefusal())
                .findFirst()
                .orElseThrow();
        this.type = type;
        this.id = id;
        this.answer = answer;
    }

    /**
     * Reads a chat.
     *
     * @param chat the chat in JSON
     * @return the chat
     * @throws BadChatException if it is none that the contract lets the vendor answer with
     */
    public C read(byte[] chat) {
        JsonNode tree = tree(chat);
        if (!tree.isObject()) {
            throw new BadChatException("The body is no JSON object; send one chat as the vendor writes it.");
        }
        finding(tree).ifPresent(finding -> {
            throw new BadChatException("The chat breaks the contract at "
                    + finding.pointer().filter(at -> !at.isEmpty()).orElse("its root") + ": " + finding.message());
        });
        try {
            return MODELS.readValue(chat, type);
        } catch (IOException e) {
            throw new BadChatException("The chat is not of the type that the contract gives it; mend it.");
        }
    }

    /**
     * Reads a chat that must have a certain identifier.
     *
     * @param expected the identifier
     * @param chat the chat in JSON
     * @return the chat
     * @throws BadChatException if it is none that the contract lets the vendor answer with, or has another identifier
     */
    public C read(String expected, byte[] chat) {
        C read = read(chat);
        if (!expected.equals(id.apply(read))) {
            throw new BadChatException("The chat has another identifier than its address; make them the same.");
        }
        return read;
    }

    /**
     * Reads one chat a line.
     *
     * @param lines the lines in UTF-8
     * @param found is given every chat, and the number of its line
     * @return what became of the lines
     * @throws IOException if the lines cannot be read
     */
    public ChatStore.Loaded load(InputStream lines, BiConsumer<Long, C> found) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8));
        List<ChatStore.BrokenLine> first = new ArrayList<>();
        long number = 0;
        long loaded = 0;
        long broken = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                found.accept(number, read(line.getBytes(StandardCharsets.UTF_8)));
                loaded++;
            } catch (BadChatException e) {
                broken++;
                if (first.size() < MOST_TOLD) {
                    first.add(new ChatStore.BrokenLine(number, e.getMessage()));
                }
            }
        }
        return new ChatStore.Loaded(loaded, broken, List.copyOf(first));
    }

    private static JsonNode tree(byte[] chat) {
        try {
            return STRICT.readTree(chat);
        } catch (JsonProcessingException e) {
            // The parser's own words may hold a piece of the body.
            String place = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new BadChatException("The body is not JSON" + place + "; send one chat as the vendor writes it.");
        } catch (IOException e) {
            throw new BadChatException("The body is not JSON in UTF-8; send one chat as the vendor writes it.");
        }
    }

    private Optional<Finding> finding(JsonNode tree) {
        return judge()
                .judge(Exchange.ofOperation(operation.qualifiedId())
                        .status(success.status())
                        .headers(Headers.NONE.with("Content-Type", success.mediaType()))
                        .body(answer.apply(tree).toString().getBytes(StandardCharsets.UTF_8)))
                .stream()
                .filter(finding -> finding.level() == Level.ERROR)
                .findFirst();
    }

    /** Made when a chat comes, since most servers are never handed one. */
    private synchronized Judge judge() {
        if (judge == null) {
            judge = Judge.of(contract);
        }
        return judge;
    }
}
