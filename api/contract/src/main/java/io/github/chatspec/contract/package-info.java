/**
 * A contract: one OpenAPI document, loaded and resolved.
 *
 * <pre>{@code
 * Contract engage = Contract.builtIn("engage");
 * Operation getChat = engage.operation("getChat").orElseThrow();
 * getChat.samples().get(0).body();        // the bytes that the mock serves
 * }</pre>
 */
package io.github.chatspec.contract;
