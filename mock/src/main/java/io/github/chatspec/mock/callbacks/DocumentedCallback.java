package io.github.chatspec.mock.callbacks;

import io.github.chatspec.serving.SampleBody;
import java.util.Optional;

/**
 * A callback of an operation.
 *
 * @param name operation and callback, for example {@code shop/order/paid}
 * @param key the expression of its URL
 * @param method its method in upper case
 * @param body its body, if it has one
 */
record DocumentedCallback(String name, String key, String method, Optional<SampleBody> body) {}
