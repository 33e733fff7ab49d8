/// Distributed checkpoints of `torch.distributed.checkpoint`: a folder in which every tensor lies in
/// chunks, one or more of each rank that wrote it.
@NullMarked
package org.tensorloupe.format.dcp;

import org.jspecify.annotations.NullMarked;
