package io.github.chatspec.serving.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LineLogTest {

    private final BlockingQueue<String> written = new LinkedBlockingQueue<>();

    @Test
    void closingWritesWhatIsStillWaiting() {
        LineLog log = new LineLog(request -> List.of(request.target()), LineLogTest::missed, written::add, 100, false);
        for (int i = 0; i < 50; i++) {
            log.log(request("/" + i));
        }
        log.close();

        assertThat(lines()).hasSize(50).endsWith("/49");
    }

    @Test
    void aSlowReaderDelaysNoRequestAndLosesLinesThatAreCounted() throws InterruptedException {
        CountDownLatch isReading = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        LineLog log = slowLog(isReading, mayGoOn, 10, true);
        log.log(request("/first"));
        isReading.await();
        for (int i = 0; i < 25; i++) {
            log.log(request("/" + i));
        }
        mayGoOn.countDown();
        String first = written.poll(20, TimeUnit.SECONDS);
        String second = written.poll(20, TimeUnit.SECONDS);
        log.close();

        assertThat(first).isEqualTo("/first");
        assertThat(second.lines()).hasSize(11).contains("/0", "/9", "15 missed");
    }

    @Test
    void aFullLogCountsRequestsThatItIsNotPassed() throws InterruptedException {
        CountDownLatch isReading = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        LineLog log = slowLog(isReading, mayGoOn, 1, false);
        log.log(request("/first"));
        isReading.await();
        assertThat(log.takesNext()).isTrue();
        log.log(request("/waits"));
        log.log(request("/dropped"));
        assertThat(log.takesNext()).isFalse();
        mayGoOn.countDown();
        String first = written.poll(20, TimeUnit.SECONDS);
        String second = written.poll(20, TimeUnit.SECONDS);
        log.close();

        assertThat(first).isEqualTo("/first");
        assertThat(second.lines()).containsExactly("/waits", "2 missed");
    }

    @Test
    void aRequestThatCannotBeRenderedCostsNoOther() {
        LineLog log = new LineLog(
                request -> {
                    if (request.target().equals("/bad")) {
                        throw new IllegalStateException("not rendered");
                    }
                    return List.of(request.target());
                },
                LineLogTest::missed,
                written::add,
                100,
                false);
        List.of("/1", "/bad", "/2").forEach(target -> log.log(request(target)));
        log.close();

        assertThat(lines()).containsExactly("/1", "/2");
    }

    /** Returns a log that writes its first lines only when it may go on. */
    private LineLog slowLog(CountDownLatch isReading, CountDownLatch mayGoOn, int size, boolean isPaced) {
        return new LineLog(
                request -> List.of(request.target()),
                LineLogTest::missed,
                lines -> {
                    isReading.countDown();
                    await(mayGoOn);
                    written.add(lines);
                },
                size,
                isPaced);
    }

    private static String missed(long requests) {
        return requests + " missed";
    }

    private List<String> lines() {
        return String.join("\n", written).lines().toList();
    }

    private static AnsweredRequest request(String target) {
        return ConsoleLinesTest.request(target, 200, "", "");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
