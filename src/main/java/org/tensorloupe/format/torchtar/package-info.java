/// The tar that `torch.save` wrote in 2016 and 2017.
@NullMarked
package org.tensorloupe.format.torchtar;

import org.jspecify.annotations.NullMarked;
