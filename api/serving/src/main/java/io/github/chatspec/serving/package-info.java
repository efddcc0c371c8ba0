/**
 * The parts that all servers share: the front door with its limits, pages and admin guard, and the replies.
 *
 * <pre>{@code
 * Contract contract = Contract.builtIn("engage");
 * SampleRequest request = SampleRequest.of(contract, contract.operation("getChat").orElseThrow());
 * request.curl("http://127.0.0.1:8080", List.of());      // a command line that calls a server
 * }</pre>
 *
 * <p>Public types: {@link AcceptHeader}, {@link AdminGuard}, {@link BodyLimits}, {@link FrontDoor}, {@link Health},
 * {@link HttpConnections}, {@link JettyRequests}, {@link JsonErrors}, {@link OperationIndex}, {@link Page},
 * {@link PageFiles}, {@link PageRequest}, {@link Reply}, {@link ReplyHandler}, {@link RequestMetrics}, {@link SampleBody},
 * {@link SampleRequest}, {@link ServerCertificate}, {@link StreamingPage}.
 */
package io.github.chatspec.serving;
