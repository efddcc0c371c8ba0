/**
 * Reads JSON and YAML and keeps the position of each value and every repeated key.
 *
 * <pre>{@code
 * LocatedJson body = LocatedJson.readJson(bytes);
 * body.tree();                                    // the values
 * body.position("/response/chat_id").line();      // the line of one of them
 * body.duplicates();                              // the repeated keys
 * }</pre>
 *
 * <p>Public types: {@link JsonEquality}, {@link JsonSyntaxException}, {@link JsonValues}, {@link LocatedJson},
 * {@link Pointers}, {@link Position}, {@link StrictJson}.
 */
package io.github.chatspec.json;
