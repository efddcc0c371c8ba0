/**
 * Keeps what requests write to the collections of contracts, in the object store of WireMock.
 *
 * <p>Public types: {@link CollectionOperation}, {@link ItemAnswer}, {@link ItemCollections}, {@link Outcome},
 * {@link StoredCollections}.
 */
package io.github.chatspec.mock.state;
