/// A checkpoint as a tree of named things, without the bulk of its data. Immutable.
@NullMarked
package org.tensorloupe.model;

import org.jspecify.annotations.NullMarked;
