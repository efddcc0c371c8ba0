package io.github.chatspec.mock.violations;

import io.github.chatspec.exchange.Headers;
import io.github.chatspec.judge.parameter.MultipartParser;
import io.github.chatspec.judge.parameter.MultipartSyntaxException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/** Splits multipart bodies by the parser of Jetty, with a limit for the parts and for their header fields. */
public final class JettyMultipartParser implements MultipartParser {

    /** The maximum number of parts. */
    static final int MAX_PARTS = 1_000;

    /** The maximum number of bytes in the header fields of a part. */
    static final int MAX_HEADER_BYTES = 8_192;

    /** Creates a parser. */
    public JettyMultipartParser() {
        // The service loader needs it.
    }

    @Override
    public List<Part> parts(byte[] body, String boundary) throws MultipartSyntaxException {
        Parts parts = new Parts();
        MultiPart.Parser parser = new MultiPart.Parser(boundary, parts);
        // Otherwise Jetty fails without its reason.
        parser.setMaxParts(MAX_PARTS + 1);
        parser.setPartHeadersMaxLength(MAX_HEADER_BYTES);
        parser.parse(Content.Chunk.from(ByteBuffer.wrap(body), true));
        if (parts.parts.size() > MAX_PARTS) {
            throw new MultipartSyntaxException("it has more than " + MAX_PARTS + " parts");
        }
        if (parts.failure instanceof EOFException || (parts.failure == null && !parts.isComplete)) {
            throw new MultipartSyntaxException("it ends before its closing boundary");
        }
        if (parts.failure != null) {
            throw new MultipartSyntaxException("the header of a part is not valid, or longer than " + MAX_HEADER_BYTES
                    + " bytes, or its boundary is wrong");
        }
        return parts.parts;
    }

    /** Collects the parts. */
    private static final class Parts extends MultiPart.AbstractPartsListener {

        private final List<Part> parts = new ArrayList<>();
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private boolean isComplete;
        private Throwable failure;

        @Override
        public void onPartContent(Content.Chunk chunk) {
            ByteBuffer bytes = chunk.getByteBuffer();
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            content.writeBytes(copy);
        }

        @Override
        public void onPart(String name, String fileName, HttpFields fields) {
            Headers headers = Headers.NONE;
            for (HttpField field : fields) {
                headers = headers.with(field.getName(), field.getValue() == null ? "" : field.getValue());
            }
            parts.add(new Part(Optional.ofNullable(name), headers, content.toByteArray()));
            content.reset();
        }

        @Override
        public void onComplete() {
            isComplete = true;
        }

        @Override
        public void onFailure(Throwable thrown) {
            failure = thrown;
        }
    }
}
