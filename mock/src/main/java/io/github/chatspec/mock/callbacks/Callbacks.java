package io.github.chatspec.mock.callbacks;

import com.github.tomakehurst.wiremock.extension.Extension;
import com.github.tomakehurst.wiremock.extension.ExtensionFactory;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.extension.WireMockServices;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.chatspec.contract.Operation;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.wiremock.webhooks.WebhookDefinition;
import org.wiremock.webhooks.Webhooks;

/**
 * Sends the callbacks of an operation after it was answered with success.
 *
 * <p>WireMock's webhooks send them, in other threads than those that answer requests.
 */
public final class Callbacks implements ExtensionFactory {

    /** The header of a callback with its name; a request that has it causes no callbacks, so that there is no loop. */
    static final String HEADER = "chatspec-callback";

    private static final int THREADS = 4;
    private static final int MAX_WAITING = 1000;

    private final CallbackHosts hosts;
    private final Function<ServeEvent, Optional<Operation>> operations;
    private final Supplier<DocumentedCallbacks> documented;
    private final IntSupplier ownPort;
    private final CallbackReport report = new CallbackReport();

    /**
     * Creates an extension of WireMock.
     *
     * @param hosts the hosts to which callbacks may be sent
     * @param operations returns the operation of a request
     * @param documented supplies the callbacks of the contracts that are served at present
     * @param ownPort returns the port of the mock
     */
    public Callbacks(
            CallbackHosts hosts,
            Function<ServeEvent, Optional<Operation>> operations,
            Supplier<DocumentedCallbacks> documented,
            IntSupplier ownPort) {
        this.hosts = hosts;
        this.operations = operations;
        this.documented = documented;
        this.ownPort = ownPort;
    }

    /** Returns what has become of the callbacks. */
    public CallbackReport report() {
        return report;
    }

    @Override
    public List<Extension> create(WireMockServices services) {
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "chatspec-callbacks");
            thread.setDaemon(true);
            return thread;
        });
        CallbackClient client = new CallbackClient(hosts, report, ownPort);
        return List.of(new Listener(
                threads, new Webhooks(new CallbackServices(services, client), threads, List.of()), client));
    }

    private final class Listener implements ServeEventListener {

        private final ScheduledThreadPoolExecutor threads;
        private final Webhooks webhooks;
        private final CallbackClient client;

        Listener(ScheduledThreadPoolExecutor threads, Webhooks webhooks, CallbackClient client) {
            this.threads = threads;
            this.webhooks = webhooks;
            this.client = client;
        }

        @Override
        public String getName() {
            return "chatspec-callbacks";
        }

        @Override
        public void stop() {
            threads.shutdownNow();
            client.close();
        }

        @Override
        public void afterComplete(ServeEvent event, Parameters parameters) {
            Optional<Operation> operation =
                    event.getResponse().getStatus() >= 400 || event.getRequest().containsHeader(HEADER)
                            ? Optional.empty()
                            : operations.apply(event);
            if (operation.isPresent()) {
                if (threads.getQueue().size() >= MAX_WAITING) {
                    report.failed("of " + operation.get().qualifiedId(), "too many callbacks are waiting");
                } else {
                    threads.execute(() -> send(operation.get(), event));
                }
            }
        }

        private void send(Operation operation, ServeEvent event) {
            ServedMessages messages = new ServedMessages(operation, event);
            for (DocumentedCallback callback : documented.get().of(operation)) {
                Optional<String> url = RuntimeExpression.url(callback.key(), messages);
                if (url.isEmpty()) {
                    report.failed(callback.name(), "its expression has no value in the request or response");
                    continue;
                }
                try {
                    // Checked before WireMock, for which two braces would begin a template.
                    URI address = CallbackHosts.address(url.get(), ownPort.getAsInt());
                    webhooks.afterComplete(event, Parameters.of(definition(callback, address.toString())));
                } catch (UnknownHostException e) {
                    report.failed(callback.name(), e.getMessage());
                }
            }
        }

        private WebhookDefinition definition(DocumentedCallback callback, String url) {
            WebhookDefinition definition = Webhooks.webhook()
                    .withMethod(callback.method())
                    .withUrl(url)
                    .withHeader(HEADER, callback.name());
            // WireMock renders a body that is a text as a template, but not one in bytes.
            callback.body()
                    .ifPresent(body -> definition
                            .withHeader("Content-Type", body.mediaType())
                            .withBinaryBody(body.text().getBytes(StandardCharsets.UTF_8)));
            return definition;
        }
    }
}
