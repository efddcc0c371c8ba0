package io.github.chatspec.judge.verdict;

/**
 * How a {@link ByteWalk} reads a value, by the types of its {@link SchemaNode}.
 *
 * <p>A choice made once instead of for each value. It also keeps a short run short: the JVM does not know which of these
 * methods a call means, and so compiles each of them once, instead of all of them again wherever a value is read.
 */
enum NodeReader {
    /** Reads objects. */
    OBJECT {
        @Override
        int read(ByteWalk walk, SchemaNode node, int at) {
            return walk.objectOf(node, at);
        }
    },

    /** Reads arrays. */
    ARRAY {
        @Override
        int read(ByteWalk walk, SchemaNode node, int at) {
            return walk.arrayOf(node, at);
        }
    },

    /** Reads strings, numbers and literals. */
    SCALAR {
        @Override
        int read(ByteWalk walk, SchemaNode node, int at) {
            return walk.scalar(node, at);
        }
    },

    /** Reads values of several types, and those that are not only checked where they are. */
    ANY {
        @Override
        int read(ByteWalk walk, SchemaNode node, int at) {
            return walk.any(node, at);
        }
    };

    /**
     * Reads a value.
     *
     * @return the index after it, or {@link ScalarWalk#UNCLEAN}
     */
    abstract int read(ByteWalk walk, SchemaNode node, int at);

    /** Returns the reader of a node. */
    static NodeReader of(SchemaNode node) {
        boolean isPlain = node.decision == null
                && !node.isMarked
                && node.containers == null
                && !node.isUnique
                && node.contained == null;
        if (isPlain && node.types == CompiledSchema.OBJECT) {
            return OBJECT;
        }
        if (isPlain && node.types == CompiledSchema.ARRAY) {
            return ARRAY;
        }
        return isPlain && (node.types & (CompiledSchema.OBJECT | CompiledSchema.ARRAY)) == 0 ? SCALAR : ANY;
    }
}
