package io.github.chatspec.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.chatspec.contract.Contract;
import io.github.chatspec.server.StubOptions;
import io.github.chatspec.server.chats.ChatStore;
import io.github.chatspec.server.chats.VendorOperations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StubBannerTest {

    static Stream<Arguments> access() {
        return Stream.of(
                Arguments.of(
                        new StubOptions(), "Any token and any team are accepted; --token and --team restrict them."),
                Arguments.of(new StubOptions().token("a").token("b"), "2 tokens and any team are accepted."),
                Arguments.of(
                        new StubOptions().token("a").team("1").team("2").expiredToken("c"),
                        "1 token and 2 teams are accepted."),
                Arguments.of(new StubOptions().team("1"), "Any token and 1 team are accepted."));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("access")
    void theTextEndsWithTheAcceptedTokensTheChatsOfEachVendorAndWhatToDoNext(StubOptions options, String sentence) {
        List<Contract> contracts = Contract.builtIn();
        Map<String, ChatStore<?>> chats = new LinkedHashMap<>();
        VendorOperations.load()
                .forEach(vendor -> vendor.chats().ifPresent(store -> chats.put(vendor.contract(), store)));
        List<String> end = new ArrayList<>(List.of(sentence));
        for (Contract contract : contracts) {
            if (chats.containsKey(contract.name())) {
                end.add(contract.title() + ": " + chats.get(contract.name()).size()
                        + "; change them at http://localhost:1/__chatspec/admin/" + contract.name() + "/");
            }
        }
        end.addAll(List.of(
                "",
                "Open http://localhost:1/ in a browser for the operations, and press Ctrl-C to stop the stub.",
                "Health: http://localhost:1/__chatspec/health"));

        List<String> lines =
                new StubBanner(contracts, options.accessRules(contracts)).lines("http://localhost:1", List.of(), chats);

        assertThat(lines).first().isEqualTo("http://localhost:1");
        assertThat(chats).isNotEmpty();
        assertThat(lines).endsWith(end.toArray(String[]::new));
    }
}
