package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BackgroundTest {

    @Test
    void anotherThreadDoesTheWork() {
        Thread here = Thread.currentThread();

        assertThat(Background.of(Thread::currentThread).result()).isNotSameAs(here);
    }

    @Test
    void whatTheWorkThrowsIsThrownToWhoWaitsForIt() {
        ContractException thrown = new ContractException("It is broken.", "here");

        assertThatThrownBy(() -> Background.of(() -> {
                            throw thrown;
                        })
                        .result())
                .isSameAs(thrown);
        assertThatThrownBy(() -> Background.of(() -> {
                            throw new AssertionError("not of the work's making");
                        })
                        .result())
                .hasRootCauseInstanceOf(AssertionError.class);
    }
}
