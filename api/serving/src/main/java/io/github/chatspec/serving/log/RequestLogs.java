package io.github.chatspec.serving.log;

import io.github.chatspec.exchange.Request;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** Passes each answered request to the logs that are open at the time. */
public final class RequestLogs implements RequestLog, AutoCloseable {

    private static final int CONSOLE_CAPACITY = 1_000;
    private static final int ACCESS_LOG_CAPACITY = 100_000;

    private final List<Log> logs = new CopyOnWriteArrayList<>();

    /** Receives answered requests, and must not delay them. */
    public interface Log extends AutoCloseable {

        /** Logs a request. */
        void log(AnsweredRequest request);

        /** Returns whether this log takes the next request: someone reads it, and it can keep up. */
        default boolean takesNext() {
            return true;
        }

        @Override
        default void close() {
            // Most logs need not be closed.
        }
    }

    /** Creates a log without readers. */
    public RequestLogs() {}

    /** Adds a log, which is closed with these logs. */
    public void add(Log log) {
        logs.add(log);
    }

    /**
     * Adds a log for a reader at a console, which has a line for each request that is not for a page of the server itself.
     *
     * @param out writes one or more lines, without the end of the last one; it is called by one thread
     * @param hasColours whether the lines contain the control sequences of a terminal (ISO 6429)
     * @param operation returns the qualified id of the operation of a request, if it has one
     */
    public void addConsole(Consumer<String> out, boolean hasColours, Function<Request, Optional<String>> operation) {
        add(new LineLog(new ConsoleLines(hasColours, operation)::of, RequestLogs::missed, out, CONSOLE_CAPACITY, true));
    }

    /**
     * Adds a log in the Common Log Format, without secrets.
     *
     * @param out writes one or more lines, without the end of the last one; it is called by one thread
     */
    public void addAccessLog(Consumer<String> out) {
        add(new LineLog(
                request -> List.of(AccessLog.line(request, ZoneOffset.UTC)),
                RequestLogs::missed,
                out,
                ACCESS_LOG_CAPACITY,
                false));
    }

    private static String missed(long requests) {
        return requests + " more requests came faster than their lines could be written.";
    }

    @Override
    public void log(org.eclipse.jetty.server.Request request, Response response) {
        AnsweredRequest answered = null;
        for (Log log : logs) {
            if (log.takesNext()) {
                answered = answered == null ? AnsweredRequest.of(request, response) : answered;
                log.log(answered);
            }
        }
    }

    @Override
    public void close() {
        logs.forEach(Log::close);
    }
}
