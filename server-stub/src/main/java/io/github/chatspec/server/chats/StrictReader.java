package io.github.chatspec.server.chats;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.github.chatspec.json.JsonSyntaxException;
import io.github.chatspec.json.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a generated model without converting values to other types, since the JSON is served unchanged. */
final class StrictReader<C> {

    private static final ObjectMapper MAPPER = strict();

    private final Class<C> type;
    private final ObjectReader reader;

    StrictReader(Class<C> type) {
        this.type = type;
        this.reader = MAPPER.readerFor(type).with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    private static ObjectMapper strict() {
        ObjectMapper mapper = ModelJson.mapper().disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        for (LogicalType type : List.of(LogicalType.Textual, LogicalType.Integer)) {
            for (CoercionInputShape shape : CoercionInputShape.values()) {
                mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
            }
        }
        return mapper;
    }

    /**
     * Reads a model.
     *
     * @throws BadChatException if the text is not a JSON object in UTF-8, or has a value of another type than the model
     */
    C read(byte[] json) throws BadChatException {
        try (JsonParser parser = StrictJson.parser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadChatException("it is not a JSON object");
            }
            C model = reader.readValue(parser, type);
            if (parser.nextToken() != null) {
                throw new BadChatException("it continues after the chat" + column(parser.currentTokenLocation()));
            }
            return model;
        } catch (JsonSyntaxException e) {
            throw new BadChatException(e.getMessage());
        } catch (JsonProcessingException e) {
            throw new BadChatException(reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String reason(JsonProcessingException e) {
        if (e.getCause() instanceof JsonProcessingException cause) {
            return reason(cause);
        }
        if (e instanceof JsonMappingException mapping) {
            return "it has a value of the wrong type or format" + place(mapping);
        }
        return e instanceof StreamReadException
                ? "it is not valid JSON, or has a duplicate key" + column(e.getLocation())
                : "it is nested too deeply, or has a number with too many digits";
    }

    private static String column(JsonLocation location) {
        return ", at column " + location.getColumnNr();
    }

    private static String place(JsonMappingException e) {
        String pointer = e.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
        return pointer.isEmpty() ? "" : ", at " + pointer;
    }
}
