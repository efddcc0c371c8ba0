/**
 * The command line of chatspec.
 *
 * <pre>{@code
 * java -jar chatspec.jar check --operation engage/getChat --status 200 chat.json
 * }</pre>
 *
 * <p>Public types: {@link Chatspec}.
 */
package io.github.chatspec.cli;
