/// Trees of what files hold: hierarchies of dotted names, files within files, state dicts. Shared by
/// the containers.
@NullMarked
package org.tensorloupe.format.tree;

import org.jspecify.annotations.NullMarked;
