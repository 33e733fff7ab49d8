/// The command line: what the program does without a window. The only package that prints.
@NullMarked
package org.tensorloupe.cli;

import org.jspecify.annotations.NullMarked;
