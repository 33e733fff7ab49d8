/// A tensor channel by channel: statistics along one axis as a plot and a table.
@NullMarked
package org.tensorloupe.ui.channels;

import org.jspecify.annotations.NullMarked;
