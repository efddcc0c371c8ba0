package io.github.chatspec.judge.verdict;

import io.github.chatspec.contract.ContractException;
import java.util.Arrays;

/**
 * A verdict that checks the bytes of a body along {@link SchemaNode}s.
 *
 * <p>It only decides that nothing is wrong; the rules report what is wrong.
 */
final class ByteVerdict implements Verdict {

    private final SchemaNode root;

    ByteVerdict(SchemaNode root) {
        this.root = root;
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
    public int endOfClean(byte[] text, int from, int to) {
        int end = end(ByteWalk.escaped(text), from, to);
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
