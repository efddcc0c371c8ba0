package io.github.chatspec.adapter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.exchange.Request;
import io.github.chatspec.judge.Judge;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a vendor answers in these tests, and what an adapter must say about it. */
enum Answer {
    /** A sample as it stands; it has letters beyond ASCII. */
    GOOD("livechat"),
    /** A documented refusal as it stands. */
    REFUSAL("unknown-chat"),
    /** A sample with an error. */
    BROKEN("livechat") {
        @Override
        void change(ObjectNode chat) {
            chat.put("status", "Closed");
        }
    },
    /** A sample with a warning. */
    ODD("livechat") {
        @Override
        void change(ObjectNode chat) {
            chat.put("mood", "sunny");
        }
    };

    /** What a request asks for. */
    static final String PATH = "/v3.1/chats/CSR7QK2M9XV4T1B8";

    /** A part of each request that no message may show. */
    static final String SECRET = "top-secret";

    static final Judge JUDGE = Judge.of(Contract.builtIn("engage"));

    private static final Contract CONTRACT = Contract.builtIn("engage");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String sample;

    Answer(String sample) {
        this.sample = sample;
    }

    void change(ObjectNode chat) {}

    int status() {
        return sample().status();
    }

    String mediaType() {
        return sample().mediaType();
    }

    byte[] body() {
        try {
            ObjectNode body = (ObjectNode) MAPPER.readTree(sample().body());
            if (body.get("response") instanceof ObjectNode chat) {
                change(chat);
            }
            return MAPPER.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Exchange exchange() {
        Headers secret = Headers.NONE.with("Authorization", SECRET).with("access_token", SECRET);
        return Exchange.of(new Request("GET", PATH + "?access_token=" + SECRET, secret))
                .status(status())
                .headers(Headers.NONE.with("Content-Type", mediaType()))
                .body(body());
    }

    static String errorIn(String answer) {
        return String.join(
                System.lineSeparator(),
                "The answer 200 " + answer + " does not conform to the contract.",
                "  error enum /response/status",
                "    \"Closed\" is not one of the documented values \"queued\", \"picked\", \"onhold\" and \"closed\";"
                        + " the nearest is \"closed\" (detail.chat.status).",
                "    " + CONTRACT.place("/components/schemas/ChatStatus/enum"));
    }

    static String warningIn(String answer) {
        return String.join(
                System.lineSeparator(),
                "The answer 200 " + answer + " does not conform to the contract.",
                "  warning undocumented-field /response/mood",
                "    The key \"mood\" is not documented (detail.envelope.response).",
                "    " + CONTRACT.place("/components/schemas/Chat"));
    }

    private Sample sample() {
        return CONTRACT.operation("getChat").orElseThrow().sample(sample).orElseThrow();
    }
}
