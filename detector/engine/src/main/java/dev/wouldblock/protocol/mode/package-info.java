/** The mode that a channel has to be in, and what it is put into a mode for. */
@NullMarked
package dev.wouldblock.protocol.mode;

import org.jspecify.annotations.NullMarked;
