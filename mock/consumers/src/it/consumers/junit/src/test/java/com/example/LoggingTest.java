package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.mock.ChatMock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {

    private static final Logger JETTY = logger("org.eclipse.jetty");

    @Test
    void aMockAndAJudgeLogNothingWithTheLevelOfTheReadme() throws Exception {
        assertThat(events()).isEmpty();
        System.out.println("PROVED junit: a mock and a judge log nothing to Logback if Jetty's level is WARN");
    }

    @Test
    void onlyJettyLogsWithoutTheLevelOfTheReadmeAndNoWarning() throws Exception {
        Level before = JETTY.getLevel();
        JETTY.setLevel(Level.INFO);
        try {
            assertThat(events()).isNotEmpty().allSatisfy(event -> {
                assertThat(event.getLoggerName()).startsWith("org.eclipse.jetty.");
                assertThat(event.getLevel()).isEqualTo(Level.INFO);
            });
        } finally {
            JETTY.setLevel(before);
        }
        System.out.println("PROVED junit: Jetty logs no warning to Logback");
    }

    /** Returns what is logged while a mock starts, answers a request of each kind, and stops. */
    private static List<ILoggingEvent> events() throws Exception {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        try {
            ChatMock mock = ChatMock.start();
            assertThat(status(mock, "/v3.1/chats")).isEqualTo(200);
            assertThat(status(mock, "/__admin/mappings")).isEqualTo(200);
            assertThat(status(mock, "/unknown")).isEqualTo(404);
            mock.server().close();
            Judge.of(Contract.builtIn("engage"))
                    .judge(Exchange.ofOperation("engage/getChat").status(200).body(new byte[] {'{', '}'}));
        } finally {
            root.detachAppender(appender);
        }
        return appender.list;
    }

    private static int status(ChatMock mock, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(mock.url() + path))
                .headers("access_token", "demo", "teamid", "868")
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
