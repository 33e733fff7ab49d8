package org.tensorloupe.format.torch;

/// A place in the tree.
///
/// @param key label within the parent
/// @param name path in the object
/// @param depth levels below the root
record Place(String key, String name, int depth) {
    /// The place of a part of what stands here.
    Place below(String key) {
        return new Place(key, depth == 0 ? key : name + "." + key, depth + 1);
    }
}
