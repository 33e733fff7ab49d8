/// What the window asks of a way to look at a tensor, and what it offers to one.
@NullMarked
package org.tensorloupe.ui.view;

import org.jspecify.annotations.NullMarked;
