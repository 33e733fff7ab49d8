/// Zipped-up files of which some are checkpoints: Stable-Baselines3's archives, folders of models.
@NullMarked
package org.tensorloupe.format.bundle;

import org.jspecify.annotations.NullMarked;
