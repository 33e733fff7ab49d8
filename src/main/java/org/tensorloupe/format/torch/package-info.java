/// What PyTorch's pickles mean: storages, rebuilt tensors, and the tree of a saved object. Shared by
/// the containers that hold such pickles.
@NullMarked
package org.tensorloupe.format.torch;

import org.jspecify.annotations.NullMarked;
