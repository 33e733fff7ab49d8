/// Models that are saved as several files: an index and its shards, or a folder of them.
@NullMarked
package org.tensorloupe.format.sharded;

import org.jspecify.annotations.NullMarked;
