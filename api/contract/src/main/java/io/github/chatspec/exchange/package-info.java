/**
 * Requests and responses as bytes, and the recordings that they are read from.
 *
 * <pre>{@code
 * Request request = new Request("GET", "https://x.imi.chat/v3.1/chats/C1", Headers.NONE);
 * Exchange exchange = Exchange.of(request).status(200).body(bytes);
 * }</pre>
 *
 * <p>Public types: {@link BodyFiles}, {@link ByteSpan}, {@link ContentCoding}, {@link Defect}, {@link EntryCursor},
 * {@link EntryReader}, {@link EscapedJson}, {@link Exchange}, {@link HarWriter}, {@link HeaderSpans}, {@link Headers}, {@link MediaType},
 * {@link QuotedString}, {@link RawRecord}, {@link RecordChunk}, {@link RecordSpan}, {@link Recording},
 * {@link RecordingFormat}, {@link Request}.
 */
package io.github.chatspec.exchange;
