/// What a tensor is (dtype, shape, strides, storage) and how its elements are decoded.
@NullMarked
package org.tensorloupe.tensor;

import org.jspecify.annotations.NullMarked;
