package io.github.chatspec.server.chats;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.exchange.Headers;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Says what a chat that somebody hands in would break of the contract as the vendor's answer.
 *
 * <p>The smallest use: {@code new ChatJudge(contract, "getChat", chat -> chat).violation(json)}.
 */
public final class ChatJudge {

    private final Contract contract;
    private final String operation;
    private final Sample success;
    private final UnaryOperator<ByteBuffer> answer;
    /** Made when a chat comes, since most servers are never handed one. */
    private volatile Judge judge;

    /**
     * Makes a judge.
     *
     * @param contract the vendor's contract
     * @param operation the operationId of what answers with one chat
     * @param answer makes of a chat, in JSON, the body of the operation's answer
     */
    public ChatJudge(Contract contract, String operation, UnaryOperator<ByteBuffer> answer) {
        Operation answering = contract.operation(operation).orElseThrow();
        this.contract = contract;
        this.operation = answering.qualifiedId();
        this.success = answering.samples().stream()
                .filter(sample -> !sample.isRefusal())
                .findFirst()
                .orElseThrow();
        this.answer = answer;
    }

    /**
     * Judges a chat.
     *
     * @param chat the chat, which must be one JSON value
     * @return what is wrong first, in one clause and the judge's sentence; nothing for a chat that keeps the contract
     */
    public Optional<String> violation(byte[] chat) {
        ByteBuffer body = answer.apply(ByteBuffer.wrap(chat));
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        return judge()
                .judge(Exchange.ofOperation(operation)
                        .status(success.status())
                        .headers(Headers.NONE.with("Content-Type", success.mediaType()))
                        .body(bytes))
                .stream()
                .filter(finding -> finding.level() == Level.ERROR)
                .findFirst()
                .map(ChatJudge::clause);
    }

    private static String clause(Finding finding) {
        return "it breaks the contract at "
                + finding.pointer().filter(at -> !at.isEmpty()).orElse("its root") + ": "
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
