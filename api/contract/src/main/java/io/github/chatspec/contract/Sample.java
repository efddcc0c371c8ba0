package io.github.chatspec.contract;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A payload of the contract, under the same name as on disk, in the mock and in the tests.
 *
 * @param name the key of the example, for example {@code expired-token}
 * @param operation the operationId
 * @param status the HTTP status; for a class of statuses its first one, and for the default 500
 * @param mediaType the media type
 * @param headers the header values that the contract gives as examples
 * @param summary a summary without a full stop
 * @param when the conditions, any of which suffices; empty if it can only be selected by name
 * @param pairs further conditions, which are derived from other examples of the same name or with the same value, and are
 *     tried after those of all samples
 * @param payload supplies the payload
 * @param isGenerated whether the payload is derived from the schema, since the contract has no example
 * @param file the file that it was read from, or its place in the contract
 * @param place the place of the example in the contract, or of its content if the payload is generated
 */
public record Sample(
        String name,
        String operation,
        int status,
        String mediaType,
        Map<String, String> headers,
        String summary,
        List<ExampleCondition> when,
        List<ExampleCondition> pairs,
        Supplier<String> payload,
        boolean isGenerated,
        String file,
        SourceLine place) {

    /** A payload that the contract contains. Those of equal samples are equal. */
    private static final class Documented implements Supplier<String> {

        private final Supplier<String> source;
        private volatile String text;

        Documented(Supplier<String> source) {
            this.source = source;
        }

        @Override
        public String get() {
            String known = text;
            if (known == null) {
                known = source.get();
                text = known;
            }
            return known;
        }

        @Override
        public boolean equals(Object other) {
            return other == this
                    || (other instanceof Documented documented
                            && documented.get().equals(get()));
        }

        @Override
        public int hashCode() {
            return get().hashCode();
        }
    }

    /** Creates a sample with a payload that the contract contains, which is written on its first use. */
    public Sample(
            String name,
            String operation,
            int status,
            String mediaType,
            Map<String, String> headers,
            String summary,
            List<ExampleCondition> when,
            Supplier<String> text,
            String file,
            SourceLine place) {
        this(
                name,
                operation,
                status,
                mediaType,
                headers,
                summary,
                when,
                List.of(),
                new Documented(text),
                false,
                file,
                place);
    }

    /**
     * Returns this sample with another status.
     *
     * @param other the status
     * @return the sample
     */
    public Sample withStatus(int other) {
        return new Sample(
                name, operation, other, mediaType, headers, summary, when, pairs, payload, isGenerated, file, place);
    }

    /**
     * Returns this sample with another media type.
     *
     * @param other the media type
     * @return the sample
     */
    public Sample withMediaType(String other) {
        return new Sample(
                name, operation, status, other, headers, summary, when, pairs, payload, isGenerated, file, place);
    }

    /**
     * Returns this sample with other headers.
     *
     * @param other the header values by name
     * @return the sample
     */
    public Sample withHeaders(Map<String, String> other) {
        return new Sample(
                name, operation, status, mediaType, other, summary, when, pairs, payload, isGenerated, file, place);
    }

    /**
     * Returns this sample with another payload.
     *
     * @param other supplies the payload
     * @return the sample
     */
    public Sample withPayload(Supplier<String> other) {
        return new Sample(
                name, operation, status, mediaType, headers, summary, when, pairs, other, isGenerated, file, place);
    }

    /**
     * Returns this sample with derived conditions.
     *
     * @param other the conditions
     * @return the sample
     */
    public Sample withPairs(List<ExampleCondition> other) {
        return new Sample(
                name,
                operation,
                status,
                mediaType,
                headers,
                summary,
                when,
                List.copyOf(other),
                payload,
                isGenerated,
                file,
                place);
    }

    /**
     * Returns the payload.
     *
     * @return the text, which is generated now if it is not part of the contract
     */
    public String text() {
        return payload.get();
    }

    /**
     * Returns whether the payload refuses the request, that is, its status is 400 or above.
     *
     * @return whether it does
     */
    public boolean isRefusal() {
        return status >= 400;
    }

    /**
     * Returns the payload as bytes.
     *
     * @return the text in UTF-8
     */
    public byte[] body() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return operation + " " + status + " " + name;
    }
}
