package io.github.chatspec.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.chatspec.exchange.MediaType;
import io.github.chatspec.json.JsonValues;
import io.github.chatspec.json.Pointers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The samples of a content, which are read at their first use, since the judge does not need them. */
final class SampleList extends LazyList<Sample> {

    /** The key of a payload without a name, which becomes the sample's name. */
    private static final String ONLY = "example";

    private final Contract contract;
    private final ExampleConditionReader conditions;
    private final String operation;
    private final int status;
    private final Map<String, String> headers;
    private final String mediaType;
    private final String pointer;
    private final JsonNode content;

    /**
     * Creates a list of samples that are still to be read.
     *
     * @param contract the contract
     * @param conditions reads the conditions on which an example is chosen
     * @param operation the id of the operation
     * @param status the status of the response
     * @param headers the header fields that are sent with each sample, in their order
     * @param mediaType the media type of the content
     * @param pointer the JSON Pointer of the content
     * @param content the content, the object at the pointer
     */
    SampleList(
            Contract contract,
            ExampleConditionReader conditions,
            String operation,
            int status,
            Map<String, String> headers,
            String mediaType,
            String pointer,
            JsonNode content) {
        this.contract = contract;
        this.conditions = conditions;
        this.operation = operation;
        this.status = status;
        this.headers = headers;
        this.mediaType = mediaType;
        this.pointer = pointer;
        this.content = content;
    }

    @Override
    List<Sample> read() {
        List<Sample> samples = new ArrayList<>();
        Map<String, String> sent = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        String examples = Pointers.append(pointer, "examples");
        // There may be thousands, so that only those with a reference are resolved.
        for (Map.Entry<String, JsonNode> example : content.path("examples").properties()) {
            String declared = Pointers.append(examples, example.getKey());
            if (example.getValue().has("$ref")) {
                // DocumentProblem reports a reference that leads nowhere.
                contract.resolve(declared)
                        .flatMap(place -> sample(example.getKey(), place, contract.at(place), sent))
                        .ifPresent(samples::add);
            } else {
                sample(example.getKey(), declared, example.getValue(), sent).ifPresent(samples::add);
            }
        }
        if (samples.isEmpty() && content.has(ONLY)) {
            samples.add(onlySample(sent));
        }
        return samples;
    }

    private Optional<Sample> sample(String name, String place, JsonNode example, Map<String, String> sent) {
        Supplier<String> text;
        String file;
        if (example.has("externalValue")) {
            String relative = example.get("externalValue").asText();
            if (relative.contains(":")) {
                return Optional.empty(); // an absolute address, which is never fetched
            }
            SourceLine namedBy = contract.place(Pointers.append(place, "externalValue"));
            String read = new String(contract.readFile(relative, namedBy), StandardCharsets.UTF_8);
            text = () -> read;
            file = contract.display(relative);
        } else if (example.has("value")) {
            text = () -> text(example.get("value"));
            file = contract.place(place).toString();
        } else {
            return Optional.empty();
        }
        return Optional.of(new Sample(
                name,
                operation,
                status,
                mediaType,
                sent,
                example.path("summary").asText(name),
                example.has("x-when") ? conditions.at(Pointers.append(place, "x-when")) : List.of(),
                text,
                file,
                contract.place(place)));
    }

    /** Returns the single example of a media type, which has no name. */
    private Sample onlySample(Map<String, String> sent) {
        SourceLine place = contract.place(Pointers.append(pointer, ONLY));
        return new Sample(
                ONLY,
                operation,
                status,
                mediaType,
                sent,
                ONLY,
                List.of(),
                () -> text(content.get(ONLY)),
                place.toString(),
                place);
    }

    private String text(JsonNode value) {
        return value.isTextual() && !MediaType.isJson(mediaType) ? value.textValue() : JsonValues.text(value);
    }
}
