package io.github.chatspec.mock.callbacks;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * The hosts to which callbacks may be sent: this machine by its loopback addresses, and those that are listed.
 *
 * <p>A name is resolved once, when the connection is opened, so that it cannot have another address when it is checked.
 */
public final class CallbackHosts implements DnsResolver {

    private final Set<String> listed;

    /**
     * Creates the hosts.
     *
     * @param listed names or addresses of other hosts
     */
    public CallbackHosts(List<String> listed) {
        this.listed = listed.stream().map(CallbackHosts::plain).collect(Collectors.toUnmodifiableSet());
    }

    private static String plain(String host) {
        return host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (!listed.contains(plain(host))) {
            for (InetAddress address : addresses) {
                if (!address.isLoopbackAddress()) {
                    throw new UnknownHostException("the host is neither this machine nor one of --callback-hosts");
                }
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }

    private static String query(URI address) {
        return address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    }

    /**
     * Returns the address of a callback.
     *
     * @param url the URL, which a client may have chosen
     * @param ownPort the port of the mock, which must not get its own callbacks: they would pass its admin guard
     * @return the address
     * @throws UnknownHostException if no callback is sent to such a URL; the message is the reason
     */
    static URI address(String url, int ownPort) throws UnknownHostException {
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException e) {
            throw new UnknownHostException("the address is not a URL");
        }
        boolean isHttp = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        if (!isHttp || address.getHost() == null || address.getUserInfo() != null) {
            throw new UnknownHostException("the address is not an http or https URL with a host and without a user");
        }
        int standard = "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
        if ((address.getPort() < 0 ? standard : address.getPort()) == ownPort) {
            throw new UnknownHostException("the address has the port of the mock itself");
        }
        // WireMock cannot send to a URL without a path.
        return address.getRawPath().isEmpty() ? address.resolve("/" + query(address)) : address;
    }
}
