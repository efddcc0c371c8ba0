package io.github.chatspec.command;

import io.github.chatspec.io.UserError;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The address at which a server listens.
 *
 * @param host a host name or address of this machine
 * @param port a port, or 0 for a free one
 */
public record ListenAddress(String host, int port) {

    private static final int LAST_PORT = 65535;

    /**
     * Checks the host and the port.
     *
     * @throws UserError if the port is out of range or the host is unknown
     */
    public ListenAddress {
        if (port < 0 || port > LAST_PORT) {
            throw new UserError("A port is a number from 0 to " + LAST_PORT + "; choose another --port.", "" + port);
        }
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new UserError("Unknown host; use an address of this machine as --host.", host);
        }
    }

    /**
     * Returns the error for an address that cannot be used.
     *
     * @return the exception to throw
     */
    public UserError unavailable() {
        return new UserError("Cannot listen at this address; choose another --port or --host.", host + ":" + port);
    }
}
