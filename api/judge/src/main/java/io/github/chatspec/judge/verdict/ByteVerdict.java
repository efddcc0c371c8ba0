package io.github.chatspec.judge.verdict;

import io.github.chatspec.contract.ContractException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A verdict that checks the bytes of a body along {@link SchemaNode}s.
 *
 * <p>It only decides that nothing is wrong; the rules report what is wrong.
 */
final class ByteVerdict implements Verdict {

    private final SchemaNode root;
    private final Optional<String> repeated;

    ByteVerdict(SchemaNode root, Optional<String> repeated) {
        this.root = root;
        this.repeated = repeated;
    }

    @Override
    public Optional<String> repeated() {
        return repeated;
    }

    @Override
    public boolean isClean(byte[] body) {
        return isClean(body, 0, body.length);
    }

    @Override
    public boolean isClean(byte[] text, int from, int to) {
        if (to > from && text[to - 1] >= '0' && text[to - 1] <= '9') {
            // Only a number needs to see that it has ended.
            byte[] body = Arrays.copyOf(Arrays.copyOfRange(text, from, to), to - from + 1);
            return end(ByteWalk.plain(body), 0, to - from) == to - from;
        }
        return end(ByteWalk.plain(text), from, to) == to;
    }

    @Override
    public boolean isClean(byte[] body, RepeatedText text) {
        // A number needs to see that it has ended, and repeats nothing.
        ByteWalk walk = ByteWalk.plain(body, text);
        boolean isClean = end(walk, 0, body.length) == body.length;
        walk.copyRepeated(text);
        return isClean;
    }

    @Override
    public int endOfClean(byte[] text, int from, int to, RepeatedText repeatedText) {
        ByteWalk walk = ByteWalk.escaped(text, repeatedText);
        int end = end(walk, from, to);
        walk.copyRepeated(repeatedText);
        return end >= 0 && end < to && text[end] == '"' ? end : ByteWalk.UNCLEAN;
    }

    @Override
    public boolean conforms(byte[] body) {
        if (isClean(body)) {
            return true;
        }
        Notes notes = new Notes();
        return end(ByteWalk.plain(body).noting(notes), 0, body.length) == body.length && notes.areReadings();
    }

    @Override
    public int endOfNoted(byte[] text, int from, int to, RepeatedText repeatedText, Notes notes) {
        notes.begin(from);
        ByteWalk walk = ByteWalk.escaped(text, repeatedText).noting(notes);
        int end = end(walk, from, to);
        walk.copyRepeated(repeatedText);
        return end >= 0 && end < to && text[end] == '"' ? end : ByteWalk.UNCLEAN;
    }

    private int end(ByteWalk walk, int from, int to) {
        try {
            int end = walk.body(root, from, to);
            return end < 0 || end >= to ? end : walk.skipBlanks(end, to);
        } catch (IndexOutOfBoundsException e) {
            return ByteWalk.UNCLEAN; // the body is not complete
        } catch (ArithmeticException e) {
            return ByteWalk.UNCLEAN; // a number is out of bounds
        } catch (ContractException e) {
            return ByteWalk.UNCLEAN; // a pattern takes too long, which the rules report
        }
    }
}
