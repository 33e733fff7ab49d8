/// The archive of `torch.package`: pickles together with the code they need.
@NullMarked
package org.tensorloupe.format.torchpackage;

import org.jspecify.annotations.NullMarked;
