package io.github.chatspec.mock.stubs;

import static com.github.tomakehurst.wiremock.client.WireMock.urlPathTemplate;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns scenarios into stubs, which take precedence over the stubs of the samples. */
public final class ScenarioStubs {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");

    private ScenarioStubs() {}

    /** Returns the stubs. They must be added after those of the samples, since the latest of equal priority matches. */
    public static List<StubMapping> of(List<Scenario> scenarios, ServedContracts contracts) {
        if (scenarios.isEmpty()) {
            return List.of();
        }
        PathRanks ranks = contracts.ranks();
        List<StubMapping> stubs = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            conditions(scenario).forEach((condition, priority) -> {
                for (String template : scenario.operation().paths()) {
                    String path = ContractStubs.encoded(template);
                    for (int step = 0; step < scenario.samples().size(); step++) {
                        stubs.add(stub(scenario, path, condition, ranks.priority(path, priority), step));
                    }
                }
            });
        }
        return List.copyOf(stubs);
    }

    private static StubMapping stub(
            Scenario scenario, String path, ExampleCondition condition, int priority, int step) {
        Sample sample = scenario.samples().get(step);
        MappingBuilder stub = SampleStubs.stubWhen(
                        scenario.operation().withPath(path), urlPathTemplate(path), condition)
                .inScenario(scenario.name())
                .whenScenarioStateIs(state(scenario, step))
                .willSetStateTo(
                        state(scenario, Math.min(step + 1, scenario.samples().size() - 1)));
        String identity = "scenario " + scenario.name() + " " + path + " " + priority + " " + step;
        return stub.withName(sample.name())
                .withId(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)))
                .withMetadata(SampleStubs.metadata(scenario.operation()))
                .atPriority(priority)
                .willReturn(SampleResponses.of(sample))
                .build();
    }

    private static String state(Scenario scenario, int step) {
        return step == 0
                ? com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED
                : (step + 1) + " " + scenario.samples().get(step).name();
    }

    /** Returns the conditions of the requests that advance a scenario, with their priorities; faulty requests do not. */
    private static Map<ExampleCondition, Integer> conditions(Scenario scenario) {
        Operation operation = scenario.operation();
        Map<ExampleCondition, Integer> conditions = new LinkedHashMap<>();
        if (scenario.id().isPresent()) {
            Matcher variable = VARIABLE.matcher(operation.path());
            Map<String, ExampleCondition.Matcher> path = new LinkedHashMap<>();
            if (variable.find()) {
                path.put(
                        variable.group(1),
                        new ExampleCondition.Equal(scenario.id().get()));
            }
            ExampleCondition condition = new ExampleCondition(false, path, Map.of(), Map.of());
            conditions.put(condition, SampleStubs.priority(operation, condition.rank()));
            return conditions;
        }
        List<Map.Entry<ExampleCondition, Sample>> choices = operation.choices();
        for (int i = 0; i < choices.size(); i++) {
            if (!choices.get(i).getValue().isRefusal()) {
                conditions.put(choices.get(i).getKey(), SampleStubs.FIRST_CHOICE + i);
            }
        }
        return conditions;
    }
}
