package io.github.chatspec.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationPathsTest {

    @ParameterizedTest
    @CsvSource({
        "http://h, /bikes/{id}",
        "http://h/v1, /bikes/{id} /v1/bikes/{id}",
        "http://h/v1 http://h/v2, /bikes/{id} /v1/bikes/{id} /v2/bikes/{id}",
        "http://h/v1 http://h/{version}, /bikes/{id} /{version}/bikes/{id}",
        "http://h/{version} http://h/v1, /bikes/{id} /{version}/bikes/{id}",
        "http://h/{version} http://h/{other}, /bikes/{id} /{version}/bikes/{id}",
        "http://h/a/{b} http://h/{a}/b, /bikes/{id} /a/{b}/bikes/{id} /{a}/b/bikes/{id}",
        "http://h/{a}/{b} http://h/a/{b} http://h/{a}, /bikes/{id} /{a}/{b}/bikes/{id} /{a}/bikes/{id}"
    })
    void aPathThatAnotherOneIncludesIsLeftOut(String servers, String paths) {
        assertThat(operation(servers).paths()).containsExactly(paths.split(" "));
    }

    private static Operation operation(String servers) {
        String urls = Arrays.stream(servers.split(" "))
                .map(url -> "{\"url\": \"" + url + "\"}")
                .collect(Collectors.joining(","));
        Contract contract = Contract.of("bikes", """
                {"openapi": "3.1.0", "info": {"title": "Bikes", "version": "1"}, "servers": [%s],
                 "paths": {"/bikes/{id}": {"get": {"responses": {"204": {"description": "Gone."}}}}}}
                """.formatted(urls));
        List<Operation> operations = contract.operations();
        return operations.get(0);
    }
}
