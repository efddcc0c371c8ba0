package io.github.chatspec.secret;

import io.github.chatspec.contract.Operation;
import io.github.chatspec.exchange.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The secrets of recent exchanges: many exchanges have the same credentials, and finding their spellings takes longer than
 * wording a finding.
 *
 * <p>It may be shared between threads.
 */
public final class RecentSecrets {

    private static final int MOST = 1 << 8;

    private final ConcurrentHashMap<List<String>, Secrets> byValues = new ConcurrentHashMap<>();

    /** Creates a memory without secrets. */
    public RecentSecrets() {}

    /**
     * Finds the secrets of an exchange.
     *
     * @param exchange the exchange
     * @param operation its operation, which defines the credentials, if known
     * @return what {@link Secrets#of(Exchange, Optional)} returns
     */
    public Secrets of(Exchange exchange, Optional<Operation> operation) {
        List<String> values = List.copyOf(Secrets.values(exchange, operation));
        Secrets known = byValues.get(values);
        if (known == null) {
            known = Secrets.of(values);
            if (byValues.size() >= MOST) {
                byValues.clear();
            }
            byValues.put(values, known);
        }
        return known;
    }
}
