/// What is known of the selected node, beside the picture.
@NullMarked
package org.tensorloupe.ui.detail;

import org.jspecify.annotations.NullMarked;
