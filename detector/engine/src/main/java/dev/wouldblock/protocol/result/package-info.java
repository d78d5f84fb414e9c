/** Results and exceptions that are dropped, or taken for more than they say. */
@NullMarked
package dev.wouldblock.protocol.result;

import org.jspecify.annotations.NullMarked;
