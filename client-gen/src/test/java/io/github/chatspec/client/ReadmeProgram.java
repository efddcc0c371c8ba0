package io.github.chatspec.client;

import io.github.chatspec.client.engage.EngageClient;
import io.github.chatspec.client.engage.MessageView;

/** The program that the README shows. */
final class ReadmeProgram {

    private ReadmeProgram() {}

    public static void main(String[] arguments) {
        String url = arguments[0];
        // [program]
        EngageClient client =
                EngageClient.builder().baseUrl(url).token("demo").team("868").build();
        client.listAll().limit(3).forEach(row -> {
            System.out.println(row.getCreatedAt() + " " + row.getChannel() + " " + row.getStatus());
            client.get(row.getChatId())
                    .getMessages()
                    .forEach(message -> System.out.println("  " + MessageView.of(message)));
        });
        System.out.println("unknown: " + client.find("unknown"));
        // [end]
    }
}
