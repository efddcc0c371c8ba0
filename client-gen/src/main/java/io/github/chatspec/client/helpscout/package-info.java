/**
 * A client for the chats of Help Scout.
 *
 * <pre>{@code
 * HelpScoutClient client = HelpScoutClient.builder().token("demo").build();
 * client.find("5a0da3c3-4882-3352-8db9-8fc47e14111f").map(Chat::getPreview);
 * }</pre>
 *
 * <p>Public types: {@link HelpScoutClient}, {@link HelpScoutException}.
 */
package io.github.chatspec.client.helpscout;
