package io.github.chatspec.server.chats;

import io.github.chatspec.contract.Content;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.judge.rule.InternalErrorRule;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Judges chats by the contract of the operation that would return them. */
public final class ChatJudge {

    private final Contract contract;
    private final String operation;
    private final Sample success;
    /** The documented content of the response. */
    private final Optional<Content> content;

    private final UnaryOperator<ByteBuffer> answer;
    /** Created for the first chat, since most servers only have those of the samples. */
    private volatile Judge judge;

    /**
     * Creates a judge.
     *
     * @param contract the vendor's contract
     * @param operation the operationId of the operation that returns one chat
     * @param answer returns the body of the operation's response for the JSON of a chat
     */
    public ChatJudge(Contract contract, String operation, UnaryOperator<ByteBuffer> answer) {
        Operation returning = contract.operation(operation).orElseThrow();
        this.contract = contract;
        this.operation = returning.qualifiedId();
        this.success = returning.samples().stream()
                .filter(sample -> !sample.isRefusal())
                .findFirst()
                .orElseThrow();
        this.content = content(returning);
        this.answer = answer;
    }

    private Optional<Content> content(Operation returning) {
        for (Content documented :
                returning.response(success.status()).orElseThrow().contents()) {
            if (documented.mediaType().equals(success.mediaType())) {
                return Optional.of(documented);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns whether a chat certainly conforms to the contract.
     *
     * @param chat the chat, which must be a single JSON value
     * @return whether it does; false if only {@link #violation} can decide
     */
    public boolean conforms(byte[] chat) {
        return content.isPresent() && judge().conforms(contract, content.get(), body(chat));
    }

    /**
     * Returns the first violation of the contract in a chat.
     *
     * @param chat the chat, which must be a single JSON value
     * @return a clause without a full stop, or empty if the chat conforms to the contract
     */
    public Optional<String> violation(byte[] chat) {
        return judge()
                .judge(Exchange.ofOperation(operation)
                        .status(success.status())
                        .headers(Headers.NONE.with("Content-Type", success.mediaType()))
                        .body(body(chat)))
                .stream()
                .filter(finding -> finding.level() == Level.ERROR)
                .findFirst()
                .map(ChatJudge::clause);
    }

    private byte[] body(byte[] chat) {
        ByteBuffer body = answer.apply(ByteBuffer.wrap(chat));
        if (body.hasArray() && body.array().length == body.remaining()) {
            return body.array();
        }
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        return bytes;
    }

    private static String clause(Finding finding) {
        if (finding.rule().equals(InternalErrorRule.ID)) {
            return finding.message().replaceFirst("[.]$", "");
        }
        return "it violates the contract at "
                + finding.pointer().filter(pointer -> !pointer.isEmpty()).orElse("its root") + ": "
                + finding.message().replaceFirst("[.]$", "");
    }

    private Judge judge() {
        if (judge == null) {
            synchronized (this) {
                if (judge == null) {
                    judge = Judge.of(contract).masking();
                }
            }
        }
        return judge;
    }
}
