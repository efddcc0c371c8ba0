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
import java.util.Optional;

/** Judges chats by the contract of the operation that would return them. */
public final class ChatJudge {

    private final Contract contract;
    private final String operation;
    private final Sample success;
    /** The documented content of the response. */
    private final Optional<Content> content;

    /** Created for the first chat, since most servers only have those of the samples. */
    private volatile Judge judge;

    /**
     * Creates a judge.
     *
     * @param contract the vendor's contract
     * @param operation the operationId of the operation that returns one chat
     */
    public ChatJudge(Contract contract, String operation) {
        Operation returning = contract.operation(operation).orElseThrow();
        this.contract = contract;
        this.operation = returning.qualifiedId();
        this.success = returning.samples().stream()
                .filter(sample -> !sample.isRefusal())
                .findFirst()
                .orElseThrow();
        this.content = content(returning);
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
     * @param body the body of the operation's response with the chat
     * @return whether it does; false if only {@link #violation} can decide
     */
    public boolean conforms(byte[] body) {
        return content.isPresent() && judge().conforms(contract, content.get(), body);
    }

    /**
     * Returns the first violation of the contract in a chat.
     *
     * @param body the body of the operation's response with the chat, which must be a single JSON value
     * @return a clause without a full stop, or empty if the chat conforms to the contract
     */
    public Optional<String> violation(byte[] body) {
        return judge()
                .judge(Exchange.ofOperation(operation)
                        .status(success.status())
                        .headers(Headers.NONE.with("Content-Type", success.mediaType()))
                        .body(body))
                .stream()
                .filter(finding -> finding.level() == Level.ERROR)
                .findFirst()
                .map(ChatJudge::clause);
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
