package io.github.chatspec.server.chats;

import java.util.List;
import java.util.Optional;

/**
 * Implemented, beside a generated interface, by what has its answers written already, so that the server need not write
 * them at every request.
 *
 * <p>The smallest use: {@code answers.ready("getChat", Arrays.asList("CSR0V6T2RY9G4K7E", "868"))}.
 *
 * <p>Whoever does not know this interface, as Jersey does not, calls the generated methods and gets the same JSON.
 */
public interface PreparedBodies {

    /**
     * Answers an operation, as the generated method of its name would.
     *
     * @param operation the operationId
     * @param arguments the arguments of the generated method, in its order; those that a request lacks are null
     * @return the answer, or nothing where the generated method must be called
     * @throws DocumentedRefusal where the generated method throws it
     */
    Optional<PreparedBody> ready(String operation, List<Object> arguments);
}
