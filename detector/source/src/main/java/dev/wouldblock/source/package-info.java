/** Java sources lowered into the program model. */
@NullMarked
package dev.wouldblock.source;

import org.jspecify.annotations.NullMarked;
