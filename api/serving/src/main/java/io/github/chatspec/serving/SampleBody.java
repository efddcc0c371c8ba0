package io.github.chatspec.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of a {@link SampleRequest}.
 *
 * @param mediaType the value of {@code Content-Type}
 * @param text the body as it is sent
 * @param parts the parts of a form with the media type {@code multipart/form-data}; none for another body
 */
public record SampleBody(String mediaType, String text, List<Part> parts) {

    private static final String FORM = "multipart/form-data";
    private static final String BOUNDARY = "chatspec-boundary";
    private static final String LINE_END = "\r\n";

    /**
     * A part of a multipart body.
     *
     * @param name the name of the field
     * @param file the name of the file, if the part is one
     * @param mediaType the media type; empty if the part is plain text
     * @param headers other header fields, each as {@code name: value}
     * @param text the content
     */
    public record Part(
            String name, Optional<String> file, Optional<String> mediaType, List<String> headers, String text) {

        private String headersText() {
            List<String> lines = new ArrayList<>();
            lines.add("Content-Disposition: form-data; name=\"" + quoted(name) + "\""
                    + file.map(known -> "; filename=\"" + quoted(known) + "\"").orElse(""));
            mediaType.ifPresent(known -> lines.add("Content-Type: " + known));
            lines.addAll(headers);
            return String.join(LINE_END, lines);
        }

        /** Returns a text as browsers write it between quotes in the header of a part. */
        private static String quoted(String text) {
            return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
        }

        /** Returns the options of curl that send this part. */
        private List<String> curlOptions() {
            if (file.isEmpty() && mediaType.isEmpty() && headers.isEmpty()) {
                return List.of("--form-string", name + "=" + text);
            }
            StringBuilder form = new StringBuilder(name).append('=').append(inQuotes(text));
            file.ifPresent(known -> form.append(";filename=").append(inQuotes(known)));
            mediaType.ifPresent(known -> form.append(";type=").append(known));
            headers.forEach(header -> form.append(";headers=").append(inQuotes(header)));
            return List.of("-F", form.toString());
        }

        private static String inQuotes(String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }

    /**
     * Returns a body.
     *
     * @param mediaType its media type
     * @param text the text
     * @return the body
     */
    public static SampleBody of(String mediaType, String text) {
        return new SampleBody(mediaType, text, List.of());
    }

    /**
     * Returns a body that consists of parts.
     *
     * @param mediaType the media type without boundary, for example {@code multipart/form-data}
     * @param parts the parts
     * @return the body
     */
    public static SampleBody multipart(String mediaType, List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append("--")
                    .append(BOUNDARY)
                    .append(LINE_END)
                    .append(part.headersText())
                    .append(LINE_END)
                    .append(LINE_END)
                    .append(part.text())
                    .append(LINE_END);
        }
        text.append("--").append(BOUNDARY).append("--").append(LINE_END);
        return new SampleBody(
                mediaType + "; boundary=" + BOUNDARY,
                text.toString(),
                mediaType.equalsIgnoreCase(FORM) ? List.copyOf(parts) : List.of());
    }

    /** Returns the words of a curl command that send this body, each quoted for a POSIX shell. */
    List<String> curlWords() {
        List<String> words = new ArrayList<>();
        if (parts.isEmpty()) {
            words.addAll(List.of("-H", ShellText.quoted("Content-Type: " + mediaType), "--data-raw"));
            words.add(ShellText.quoted(text));
        }
        for (Part part : parts) {
            part.curlOptions().forEach(option -> words.add(ShellText.quoted(option)));
        }
        return words;
    }
}
