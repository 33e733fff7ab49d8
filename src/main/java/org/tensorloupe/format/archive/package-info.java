/// Archives that hold the parts of a checkpoint: our own ZIP directory reader, over a
/// [org.tensorloupe.bytes.ByteView], shared by every container that is a ZIP.
///
/// Names follow PKWARE's APPNOTE.TXT 6.3.10. Reading a directory touches no data of an entry.
@NullMarked
package org.tensorloupe.format.archive;

import org.jspecify.annotations.NullMarked;
