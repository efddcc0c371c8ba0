package com.example;

import static io.github.chatspec.adapter.ConformanceResultMatcher.conforms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.chatspec.adapter.ConformanceInterceptor;
import io.github.chatspec.client.engage.EngageClient;
import io.github.chatspec.client.engage.model.Chat;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.ChatMock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.client.RestClient;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest
@ExtendWith(OutputCaptureExtension.class)
class SpringTest {

    private static final String ID = "CSR7QK2M9XV4T1B8";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final ChatMock MOCK = ChatMock.start();

    private final Judge judge = Judge.of(Contract.builtIn("engage"));

    @Autowired
    private WebApplicationContext context;

    @DynamicPropertySource
    static void url(DynamicPropertyRegistry registry) {
        registry.add("engage.url", MOCK::url);
    }

    @Test
    void aControllerReturnsAModelWithoutLoss() throws Exception {
        String returned = MockMvcBuilders.webAppContextSetup(context)
                .build()
                .perform(get("/chat/" + ID))
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        JsonNode sent = JSON.readTree(RestClient.create(MOCK.url().toString())
                        .get()
                        .uri("/v3.1/chats/" + ID)
                        .header("access_token", "demo")
                        .header("teamid", "868")
                        .retrieve()
                        .body(String.class))
                .get("response");

        assertThat(JSON.readTree(returned)).isEqualTo(sent);
        proved("a controller returns a model as the vendor sent it");
    }

    @Test
    void mockMvcJudgesAResponse() throws Exception {
        MockMvcBuilders.webAppContextSetup(context)
                .build()
                .perform(get("/v3.1/chats/" + ID))
                .andExpect(conforms(judge));
        proved("MockMvc judges a response");
    }

    @Test
    void restClientJudgesAResponse() {
        String body = RestClient.builder()
                .baseUrl(MOCK.url().toString())
                .requestInterceptor(new ConformanceInterceptor(judge))
                .build()
                .get()
                .uri("/v3.1/chats")
                .header("access_token", "demo")
                .header("teamid", "868")
                .retrieve()
                .body(String.class);

        assertThat(body).contains(ID);
        proved("RestClient judges a response");
    }

    @Test
    void theClientCanBeMocked() {
        EngageClient client = mock(EngageClient.class);
        when(client.find(ID)).thenReturn(Optional.of(new Chat().chatId(ID)));

        assertThat(client.find(ID)).map(Chat::getChatId).contains(ID);
        proved("Mockito mocks the client");
    }

    @Test
    void embeddingLogsNothing(CapturedOutput output) {
        int before = output.getAll().length();
        ChatMock another = ChatMock.start();
        another.server().close();
        judge.judge(Exchange.ofOperation("engage/getChat").status(200).body(new byte[] {'{', '}'}));

        assertThat(output.getAll().substring(before)).isEmpty();
        proved("a mock and a judge log nothing");
    }

    private static void proved(String what) {
        System.out.println("PROVED Spring Boot " + SpringBootVersion.getVersion() + ", Jackson "
                + com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION + ": " + what);
    }
}
