/** Forwards requests to the vendor, and judges and records the responses. */
package io.github.chatspec.mock.proxy;
