package io.github.chatspec.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.github.chatspec.client.engage.EngageClient;
import io.github.chatspec.client.engage.model.Chat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openapitools.jackson.nullable.JsonNullableModule;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Projects write the models with the mapper that they have, which knows nothing of chatspec. */
class AnyMapperTest {

    private interface Mapper {

        byte[] write(Object model) throws IOException;

        Object read(byte[] json, Class<?> type) throws IOException;

        static Mapper of(ObjectMapper mapper) {
            return new Mapper() {
                @Override
                public byte[] write(Object model) throws IOException {
                    return mapper.writeValueAsBytes(model);
                }

                @Override
                public Object read(byte[] json, Class<?> type) throws IOException {
                    return mapper.readValue(json, type);
                }
            };
        }

        static Mapper of(JsonMapper mapper) {
            return new Mapper() {
                @Override
                public byte[] write(Object model) {
                    return mapper.writeValueAsBytes(model);
                }

                @Override
                public Object read(byte[] json, Class<?> type) {
                    return mapper.readValue(json, type);
                }
            };
        }
    }

    enum Kind {
        PLAIN {
            @Override
            Mapper mapper() {
                return Mapper.of(new ObjectMapper());
            }
        },
        SPRING {
            @Override
            Mapper mapper() {
                return Mapper.of(Jackson2ObjectMapperBuilder.json().<ObjectMapper>build());
            }
        },
        PLAIN_JACKSON_3 {
            @Override
            Mapper mapper() {
                return Mapper.of(JsonMapper.shared());
            }
        },
        LEAVES_OUT_NULLS {
            @Override
            Mapper mapper() {
                return Mapper.of(new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL));
            }
        },
        LEAVES_OUT_EMPTY_VALUES {
            @Override
            Mapper mapper() {
                return Mapper.of(new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_EMPTY));
            }
        },
        OTHER_NAMES {
            @Override
            Mapper mapper() {
                return Mapper.of(
                        new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE));
            }
        },
        FIELDS_INSTEAD_OF_METHODS {
            @Override
            Mapper mapper() {
                return Mapper.of(new ObjectMapper()
                        .setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                        .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY));
            }
        },
        WITH_MODULES {
            @Override
            Mapper mapper() {
                return Mapper.of(new ObjectMapper()
                        .registerModule(new JavaTimeModule())
                        .registerModule(new JsonNullableModule()));
            }
        };

        abstract Mapper mapper();
    }

    @ParameterizedTest
    @EnumSource
    void everySampleIsReadAndWrittenWithoutLoss(Kind kind) throws IOException {
        Mapper mapper = kind.mapper();
        for (Models.Case sample : Models.cases().toList()) {
            Object model = mapper.read(sample.sample().body(), sample.model());
            assertThat(Models.tree(mapper.write(model))).as(sample.toString()).isEqualTo(sample.tree());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheClientReadIsWrittenWithoutLoss(Kind kind) throws IOException {
        Mapper mapper = kind.mapper();
        for (Models.Case sample : Models.cases().toList()) {
            Object model =
                    Models.mapper(sample.contract()).readValue(sample.sample().body(), sample.model());
            assertThat(Models.tree(mapper.write(model))).as(sample.toString()).isEqualTo(sample.tree());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nullsAndUndocumentedFieldsSurvive(Kind kind) throws IOException {
        Mapper mapper = kind.mapper();
        for (Models.Case sample : Models.cases().toList()) {
            JsonNode payload = sample.tree();
            change(payload);

            byte[] json = payload.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(Models.tree(mapper.write(mapper.read(json, sample.model()))))
                    .as(sample.toString())
                    .isEqualTo(Models.tree(json));
        }
    }

    /** Puts null into every other field, and a field that no document has into every object. */
    private static void change(JsonNode node) {
        node.forEach(AnyMapperTest::change);
        if (node instanceof ObjectNode object) {
            int count = 0;
            for (Iterator<String> names = List.copyOf(names(object)).iterator(); names.hasNext(); count++) {
                String name = names.next();
                if (count % 2 == 1) {
                    object.putNull(name);
                }
            }
            object.putNull("undocumented_null");
            object.putArray("undocumented_array").addNull().add(1.5);
        }
    }

    private static List<String> names(ObjectNode object) {
        return Stream.iterate(object.fieldNames(), Iterator::hasNext, names -> names)
                .map(Iterator::next)
                .toList();
    }

    @Test
    void aModelMadeByHandHasOnlyTheFieldsThatWereSet() throws IOException {
        Chat chat = new Chat().teamId(868L).aliasId(null);

        JsonNode written = new ObjectMapper().valueToTree(chat);

        assertThat(written.has(Chat.JSON_PROPERTY_ALIAS_ID)).isTrue();
        assertThat(written.get(Chat.JSON_PROPERTY_ALIAS_ID).isNull()).isTrue();
        assertThat(written.get(Chat.JSON_PROPERTY_TEAM_ID).asLong()).isEqualTo(868L);
        assertThat(written.has(Chat.JSON_PROPERTY_FLAG)).isFalse();
        assertThat(written).isEqualTo(EngageClient.mapper().valueToTree(chat));
    }
}
