/// The stream of pickles that `torch.save` wrote before PyTorch 1.6.
@NullMarked
package org.tensorloupe.format.legacy;

import org.jspecify.annotations.NullMarked;
