/**
 * Reads JSON and YAML without losing where each value stood or that a key came twice.
 *
 * <pre>{@code
 * LocatedJson body = LocatedJson.readJson(bytes);
 * body.tree();                                    // the values
 * body.position("/response/chat_id").line();      // where one of them stood
 * body.duplicates();                              // the keys that came twice
 * }</pre>
 */
package io.github.chatspec.json;
