package io.github.chatspec.server.http;

import java.util.List;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;

/** The open connections of a server, as requests know them: those of https after decryption. */
public final class ClientConnections {

    private ClientConnections() {}

    /**
     * Returns the ends of the open connections.
     *
     * @param connector the connector of the server
     * @return the ends on which HTTP is spoken, one for each client
     */
    public static List<EndPoint> of(ServerConnector connector) {
        return connector.getConnectedEndPoints().stream()
                .map(ClientConnections::decrypted)
                .toList();
    }

    /** Returns the end on which HTTP is spoken. */
    static EndPoint decrypted(EndPoint client) {
        return client.getConnection() instanceof SslConnection secure ? secure.getSslEndPoint() : client;
    }
}
