/// The ZIP that `torch.save` writes since PyTorch 1.6.
@NullMarked
package org.tensorloupe.format.torchzip;

import org.jspecify.annotations.NullMarked;
