/// GGUF, the file of llama.cpp and its relatives: metadata, then tensors, quantised in blocks.
@NullMarked
package org.tensorloupe.format.gguf;

import org.jspecify.annotations.NullMarked;
