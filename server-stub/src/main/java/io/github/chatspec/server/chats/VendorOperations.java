package io.github.chatspec.server.chats;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Operations of a vendor, which the server finds with {@link ServiceLoader}. An implementation also implements the generated
 * interfaces of its operations, and has a public constructor without parameters.
 *
 * <p>A vendor may have several implementations, for example one for each generated interface.
 */
public interface VendorOperations {

    /**
     * Returns new objects of all implementations.
     *
     * @return the implementations in the order of the list in {@code META-INF/services}
     */
    static List<VendorOperations> load() {
        return ServiceLoader.load(VendorOperations.class, VendorOperations.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * Returns the name of the contract that has the operations.
     *
     * @return for example {@code engage}
     */
    String contract();

    /**
     * Returns the chats that the operations return, and that the command line and the admin pages change.
     *
     * @return the store; empty if the operations return something else
     */
    default Optional<ChatStore<?>> chats() {
        return Optional.empty();
    }
}
