/**
 * What the servers of this project have in common: what they ask of a request, what they say of themselves, and how they are tried.
 *
 * <pre>{@code
 * Contract contract = Contract.builtIn("engage");
 * SampleRequest request = SampleRequest.of(contract, contract.operation("getChat").orElseThrow());
 * request.curl("http://127.0.0.1:8080", List.of());      // a command line to try a server with
 * }</pre>
 *
 * <p>Public types: {@link AcceptHeader}, {@link AdminGuard}, {@link FrontDoor}, {@link Health}, {@link JettyRequests},
 * {@link JsonErrors}, {@link OperationIndex}, {@link Page}, {@link PageRequest}, {@link Reply}, {@link ReplyHandler},
 * {@link ReplyWriter}, {@link RequestMetrics}, {@link SampleRequest}.
 */
package io.github.chatspec.serving;
