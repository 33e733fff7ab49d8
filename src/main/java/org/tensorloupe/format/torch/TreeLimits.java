package org.tensorloupe.format.torch;

/// How much of an object is turned into a tree.
///
/// @param nodes nodes in the tree; a checkpoint of 92,160 tensors has 100,000
/// @param depth levels below the root; checkpoints stay below 20
/// @param textLength characters of a value's text
public record TreeLimits(int nodes, int depth, int textLength) {
    /// The limits for files from anywhere.
    public static final TreeLimits DEFAULT = new TreeLimits(1_000_000, 100, 2_000);
}
