/**
 * The logs of a server: what it has answered, as lines of an access log or of a console, written without delaying a request.
 *
 * <pre>{@code
 * RequestLogs logs = new RequestLogs();
 * logs.addConsole(System.out::println, false, request -> Optional.empty());
 * server.setRequestLog(logs);
 * }</pre>
 *
 * <p>Public types: {@link AnsweredRequest}, {@link RequestEvents}, {@link RequestLogs}.
 */
package io.github.chatspec.serving.log;
