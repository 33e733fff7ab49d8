/// The ZIP that `torch.jit.save` writes, for desktop and mobile, and its form of PyTorch 1.0 and 1.1.
@NullMarked
package org.tensorloupe.format.torchscript;

import org.jspecify.annotations.NullMarked;
