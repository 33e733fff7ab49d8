/// Plain pickles, as `pickle.dump` writes them: `.pkl` and `.p`.
@NullMarked
package org.tensorloupe.format.picklefile;

import org.jspecify.annotations.NullMarked;
