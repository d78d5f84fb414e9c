/** The analysis of non-blocking I/O: from a program model to findings. */
@NullMarked
package dev.wouldblock;

import org.jspecify.annotations.NullMarked;
