package io.github.chatspec.redact;

import io.github.chatspec.exchange.Defect;
import io.github.chatspec.exchange.Exchange;
import java.util.Optional;

/** Replaces a body that could not be decoded by one that cannot be decoded for the same reason. */
final class UndecodableBody {

    /** The head of gzip, without anything after it. */
    private static final String GZIP = "H4sA";

    private static final String NOT_BASE64 = "*";

    private UndecodableBody() {}

    /** Returns the text in base64 of the body's replacement; empty if the body could be decoded. */
    static Optional<String> of(Exchange exchange) {
        return exchange.defect().map(Defect::kind).flatMap(kind -> switch (kind) {
            case ENCODING -> Optional.of(NOT_BASE64);
            case ENCODED -> Optional.of(GZIP);
            default -> Optional.empty();
        });
    }
}
