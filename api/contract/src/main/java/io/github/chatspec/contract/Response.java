package io.github.chatspec.contract;

import io.github.chatspec.json.Pointers;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A documented response of an operation.
 *
 * @param status the key in the document: a status such as {@code 404}, a class such as {@code 4XX}, or {@code default}
 * @param contents the contents, one per media type; empty if the response has no body
 * @param headers the example values of the headers for which the contract has one
 * @param documentedHeaders the headers that the contract documents, except for {@code Content-Type}, which OpenAPI ignores
 * @param place the place of the response
 */
public record Response(
        String status,
        List<Content> contents,
        Map<String, String> headers,
        List<ResponseHeader> documentedHeaders,
        SourceLine place) {

    /**
     * Returns the samples of all media types.
     *
     * @return the samples in the order of the document
     */
    public List<Sample> samples() {
        return contents.stream().flatMap(content -> content.samples().stream()).toList();
    }

    /**
     * Returns this response with other contents.
     *
     * @param others the contents
     * @return a response that is otherwise equal
     */
    public Response withContents(List<Content> others) {
        return new Response(status, List.copyOf(others), headers, documentedHeaders, place);
    }

    /**
     * Returns the vendor codes that the body may contain with this status.
     *
     * @return the enum values of the property marked {@code x-vendor-code}, as text; empty if no property is marked
     */
    public List<String> vendorCodes() {
        return contents.stream()
                .flatMap(content -> content.vendorCodes().stream())
                .distinct()
                .toList();
    }

    /** Returns the status of a row or, for a class of statuses or the default, the first one that no other row has. */
    static int status(String row, List<String> rows) {
        boolean hasClass = row.length() == 3 && row.charAt(0) >= '1' && row.charAt(0) <= '5';
        if (hasClass && Pointers.isIndex(row)) {
            return Integer.parseInt(row);
        }
        int first = hasClass && row.substring(1).equalsIgnoreCase("XX") ? (row.charAt(0) - '0') * 100 : 500;
        for (int status = first; status < first + 100; status++) {
            if (!rows.contains(String.valueOf(status))) {
                return status;
            }
        }
        return first;
    }

    boolean covers(int code) {
        String text = String.valueOf(code);
        return status.equals(text)
                || status.equals("default")
                || (status.equalsIgnoreCase(text.charAt(0) + "XX") && text.length() == 3);
    }

    /** Returns 0 for an exact status, 1 for a class of statuses, 2 for the default. */
    int precedence() {
        return status.equals("default") ? 2 : status.toUpperCase(Locale.ROOT).endsWith("XX") ? 1 : 0;
    }
}
