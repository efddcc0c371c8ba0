package io.github.chatspec.contract;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an operation answers with one status.
 *
 * @param status the key in the document: a status such as {@code 404}, a hundred such as {@code 4XX}, or {@code default}
 * @param contents what the body may be, one entry per media type; none where the answer has no body
 * @param headers the example values of the headers that the contract gives one for
 * @param place where the response stands
 */
public record Response(String status, List<Content> contents, Map<String, String> headers, SourceLine place) {

    /**
     * Returns the samples of all media types.
     *
     * @return the samples in the order of the document
     */
    public List<Sample> samples() {
        return contents.stream().flatMap(content -> content.samples().stream()).toList();
    }

    /**
     * Returns the vendor codes that may stand in the body beside this status.
     *
     * @return the enum values of the property marked {@code x-vendor-code}, as text; none where no property is marked
     */
    public List<String> vendorCodes() {
        return contents.stream()
                .flatMap(content -> content.vendorCodes().stream())
                .distinct()
                .toList();
    }

    boolean covers(int code) {
        String text = String.valueOf(code);
        return status.equals(text)
                || status.equals("default")
                || (status.equalsIgnoreCase(text.charAt(0) + "XX") && text.length() == 3);
    }

    int vagueness() {
        return status.equals("default") ? 2 : status.toUpperCase(Locale.ROOT).endsWith("XX") ? 1 : 0;
    }
}
