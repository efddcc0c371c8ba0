/**
 * A client for the chats of Webex Engage.
 *
 * <pre>{@code
 * EngageClient client = EngageClient.builder()
 *         .baseUrl("https://api-sandbox.imi.chat")
 *         .token("demo")
 *         .team("868")
 *         .build();
 * client.listAll().limit(20).forEach(row -> System.out.println(row.getStatus()));
 * }</pre>
 *
 * <p>Public types: {@link EngageClient}, {@link EngageException}, {@link MessageKind}, {@link MessageView}.
 */
package io.github.chatspec.client.engage;
