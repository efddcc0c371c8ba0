package io.github.chatspec.server;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.exchange.Exchange;
import io.github.chatspec.finding.Finding;
import io.github.chatspec.finding.Level;
import io.github.chatspec.judge.Judge;
import io.github.chatspec.testing.SampleAnswers;
import java.util.List;

class StubSampleAnswersTest extends SampleAnswers {

    private static final Judge JUDGE = Judge.of(Contract.builtIn());

    StubSampleAnswersTest() {
        super(new RunningStub(), StubSampleAnswersTest::errors);
    }

    private static List<String> errors(Exchange exchange) {
        return JUDGE.judge(exchange).stream()
                .filter(finding -> finding.level() == Level.ERROR)
                .map(Finding::rule)
                .toList();
    }
}
