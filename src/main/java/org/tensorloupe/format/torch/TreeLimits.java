package org.tensorloupe.format.torch;

/// How much of an object is turned into a tree.
///
/// @param nodes nodes in the tree; a checkpoint of 92,160 tensors has 100,000
/// @param depth levels below the root; checkpoints stay below 20
/// @param textLength characters of a value's text
/// @param pathCharacters characters of the paths of all nodes
public record TreeLimits(int nodes, int depth, int textLength, long pathCharacters) {
    /// The limits for files from anywhere; the paths may take a sixth of the memory that this process
    /// may have, at most 256 MB.
    public static final TreeLimits DEFAULT =
            new TreeLimits(
                    1_000_000,
                    100,
                    2_000,
                    Math.min(1L << 28, Runtime.getRuntime().maxMemory() / 6));
}
