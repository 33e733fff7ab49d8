/// The archive of `torch.export.save`, in the layout since PyTorch 2.8 and the one before.
@NullMarked
package org.tensorloupe.format.exported;

import org.jspecify.annotations.NullMarked;
