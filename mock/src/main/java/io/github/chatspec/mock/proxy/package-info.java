/**
 * Passes requests to a vendor, and judges and records the responses.
 *
 * <p>Public types: {@link LazyVendorClient}, {@link VendorProxy}.
 */
package io.github.chatspec.mock.proxy;
