/// What tests of several packages share: expected values, fixtures, the corpus.
@NullMarked
package org.tensorloupe.testkit;

import org.jspecify.annotations.NullMarked;
