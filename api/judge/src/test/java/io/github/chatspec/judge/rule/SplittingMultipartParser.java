package io.github.chatspec.judge.rule;

import io.github.chatspec.exchange.Headers;
import io.github.chatspec.judge.parameter.MultipartParser;
import io.github.chatspec.judge.parameter.MultipartSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the multipart bodies of tests; a server has a real parser. */
public final class SplittingMultipartParser implements MultipartParser {

    private static final Pattern NAME = Pattern.compile("; name=\"([^\"]*)\"");

    @Override
    public List<Part> parts(byte[] body, String boundary) throws MultipartSyntaxException {
        String[] texts = new String(body, StandardCharsets.ISO_8859_1).split("\r\n--" + Pattern.quote(boundary), -1);
        if (!texts[texts.length - 1].startsWith("--")) {
            throw new MultipartSyntaxException("it ends before its closing boundary");
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 1; i < texts.length - 1; i++) {
            String[] part = texts[i].split("\r\n\r\n", 2);
            Headers headers = Headers.NONE;
            for (String line : part[0].split("\r\n")) {
                String[] header = line.split(": ", 2);
                headers = header.length < 2 ? headers : headers.with(header[0], header[1]);
            }
            Matcher name = NAME.matcher(headers.first("Content-Disposition").orElse(""));
            parts.add(new Part(
                    name.find() ? Optional.of(name.group(1)) : Optional.empty(),
                    headers,
                    part[1].getBytes(StandardCharsets.ISO_8859_1)));
        }
        return parts;
    }
}
