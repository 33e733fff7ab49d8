/// Numbers to pictures: what colour a weight has, where it stands, which weights one pixel stands
/// for. Plain `int[]` pixels, no toolkit and no threads.
@NullMarked
package org.tensorloupe.render;

import org.jspecify.annotations.NullMarked;
