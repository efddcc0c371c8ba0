package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.contract.Operation;
import io.github.chatspec.contract.Sample;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What requests without preferences must know of a stub that is perhaps not created yet: thousands of stubs take seconds to
 * create, and most of them are never used.
 */
public final class StubOutline {

    private final Operation operation;
    private final boolean anyMethod;
    private final int priority;
    private final ExampleCondition condition;
    /** Null if WireMock must answer. */
    private final Sample sample;

    private final Supplier<UUID> id;

    private StubOutline(
            Operation operation,
            boolean anyMethod,
            int priority,
            ExampleCondition condition,
            Sample sample,
            Supplier<UUID> id) {
        this.operation = operation;
        this.anyMethod = anyMethod;
        this.priority = priority;
        this.condition = condition;
        this.sample = sample;
        this.id = id;
    }

    /** Returns the outline of a stub that is answered with a sample. */
    static StubOutline of(
            Operation operation, ExampleCondition condition, Sample sample, int priority, Supplier<UUID> id) {
        return new StubOutline(operation, condition.otherMethod(), priority, condition, sample, id);
    }

    /** Returns the outline of a stub that WireMock must answer. */
    static StubOutline unknown(Operation operation, boolean anyMethod, int priority) {
        return new StubOutline(operation, anyMethod, priority, ExampleCondition.ALWAYS, null, null);
    }

    /** Returns the stub's path template. */
    public String path() {
        return operation.path();
    }

    /** Returns the qualified id of the operation. */
    public String operation() {
        return operation.qualifiedId();
    }

    /** Returns whether the stub matches GET, or HEAD. */
    public boolean accepts(boolean head) {
        return anyMethod
                || operation.method().equals("GET")
                || (head && operation.method().equals("HEAD"));
    }

    /** Returns the priority among the stubs of all paths. */
    public int priority() {
        return priority;
    }

    /** Returns the condition on the request. */
    public ExampleCondition condition() {
        return condition;
    }

    /** Returns whether the response is the same for all requests that match. */
    public boolean isConstant() {
        return sample != null && sample.status() >= 200;
    }

    /** Returns the id of the stub. */
    public UUID id() {
        return id.get();
    }

    /** Returns the name of the stub. */
    public String name() {
        return sample.name();
    }

    /** Returns the response, the body of which is generated now if it is not part of the contract. */
    public ResponseDefinition response() {
        return SampleResponses.of(sample).build();
    }
}
