package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MeanwhileTest {

    @Test
    void anotherThreadDoesTheWork() {
        Thread here = Thread.currentThread();

        assertThat(Meanwhile.of(Thread::currentThread).result()).isNotSameAs(here);
    }

    @Test
    void whatTheWorkThrowsIsThrownToWhoWaitsForIt() {
        ContractException thrown = new ContractException("It is broken.", "here");

        assertThatThrownBy(() -> Meanwhile.of(() -> {
                            throw thrown;
                        })
                        .result())
                .isSameAs(thrown);
        assertThatThrownBy(() -> Meanwhile.of(() -> {
                            throw new AssertionError("not of the work's making");
                        })
                        .result())
                .hasRootCauseInstanceOf(AssertionError.class);
    }
}
