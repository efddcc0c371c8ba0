/**
 * A server stub that serves the chats of all vendors from memory.
 *
 * <pre>{@code
 * try (ServerStub stub = ServerStub.start(0)) {
 *     stub.url();      // for example http://127.0.0.1:41235
 * }
 * }</pre>
 *
 * <p>Public types: {@link ServerStub}, {@link StubOptions}.
 */
package io.github.chatspec.server;
