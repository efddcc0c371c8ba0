package io.github.chatspec.mock.stubs;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.github.chatspec.contract.ExampleCondition;
import io.github.chatspec.contract.Sample;
import java.util.LinkedHashMap;
import java.util.Map;

/** The stubs that are answered from the items of collections. */
final class StoredStubs {

    /** The name of these stubs. */
    static final String NAME = "stored";

    /** The metadata key of the name of the sample with which requests are answered that cannot be stored. */
    private static final String SAMPLE = "chatspec-stored";

    private StoredStubs() {}

    /** Names a stub, and the transformer that replaces its response. */
    static MappingBuilder answered(MappingBuilder stub, ResponseDefinitionBuilder response) {
        return stub.withName(NAME).willReturn(response.withTransformers(ResponseTransformer.NAME));
    }

    /** Adds the name of a sample to the metadata of a stub. */
    static Map<String, String> metadata(Map<String, String> others, Sample sample) {
        Map<String, String> metadata = new LinkedHashMap<>(others);
        metadata.put(SAMPLE, sample.name());
        return metadata;
    }

    /** Returns whether the items decide instead of a sample; they do not on refusals for a header or query parameter. */
    static boolean replaces(Map.Entry<ExampleCondition, Sample> choice) {
        ExampleCondition condition = choice.getKey();
        boolean isAboutItem = condition.headers().isEmpty() && condition.query().isEmpty();
        return !condition.otherMethod() && (isAboutItem || !choice.getValue().isRefusal());
    }

    /** Returns whether a stub is answered from the items of a collection. */
    static boolean contain(StubMapping stub) {
        return SampleStubs.operation(stub).isPresent() && stub.getMetadata().containsKey(SAMPLE);
    }

    /** Returns the name of the sample of which a stub was made. */
    static String sample(StubMapping stub) {
        return contain(stub) ? stub.getMetadata().getString(SAMPLE) : stub.getName();
    }
}
