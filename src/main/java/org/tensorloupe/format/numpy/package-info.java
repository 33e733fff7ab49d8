/// NumPy's files: an array (`.npy`), and several in a ZIP (`.npz`).
@NullMarked
package org.tensorloupe.format.numpy;

import org.jspecify.annotations.NullMarked;
