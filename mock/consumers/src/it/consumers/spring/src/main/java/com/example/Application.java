package com.example;

import io.github.chatspec.client.engage.EngageClient;
import io.github.chatspec.client.engage.model.Chat;
import io.github.chatspec.client.engage.model.ChatCode;
import io.github.chatspec.client.engage.model.ChatEnvelope;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Application {

    private final EngageClient client;

    public Application(EngageClient client) {
        this.client = client;
    }

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    @GetMapping("/chat/{id}")
    public Chat chat(@PathVariable("id") String id) {
        return client.get(id);
    }

    @GetMapping("/v3.1/chats/{id}")
    public ChatEnvelope envelope(@PathVariable("id") String id) {
        return new ChatEnvelope()
                .statusCode(ChatCode.documented().get(0))
                .description("made here")
                .response(client.get(id));
    }

    // A separate configuration, since the constructor above needs the bean.
    @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
    static class Clients {

        @Bean
        EngageClient engageClient(Environment environment) {
            return EngageClient.builder()
                    .baseUrl(environment.getRequiredProperty("engage.url"))
                    .token("demo")
                    .team("868")
                    .build();
        }
    }
}
