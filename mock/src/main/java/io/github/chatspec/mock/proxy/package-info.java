/** Passes requests to a vendor, and judges and records the responses. */
package io.github.chatspec.mock.proxy;
