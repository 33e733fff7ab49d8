/// The safetensors container of Hugging Face: a JSON header, then the tensors' bytes.
@NullMarked
package org.tensorloupe.format.safetensors;

import org.jspecify.annotations.NullMarked;
