/** Class files and source files where they are found, and work on many of them at once. */
@NullMarked
package dev.wouldblock.input;

import org.jspecify.annotations.NullMarked;
