package io.github.chatspec.command;

import io.github.chatspec.io.UserError;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a server is told to listen.
 *
 * <p>The smallest use: {@code new ListenAddress("127.0.0.1", 8080)}.
 *
 * @param host a host name or address of this machine
 * @param port a port; 0 takes a free one
 */
public record ListenAddress(String host, int port) {

    private static final int LAST_PORT = 65535;

    /**
     * Checks what can be checked before anything listens.
     *
     * @throws UserError if the port is none, or nobody knows the host
     */
    public ListenAddress {
        if (port < 0 || port > LAST_PORT) {
            throw new UserError("A port is a number from 0 to " + LAST_PORT + "; take another --port.", "" + port);
        }
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new UserError("Nobody knows this host; take an address of this machine as --host.", host);
        }
    }

    /**
     * Says that nothing can listen here.
     *
     * @return the exception to throw
     */
    public UserError taken() {
        return new UserError("Nothing can listen there; take another --port or --host.", host + ":" + port);
    }
}
