/** Regions of code that must not block, and the blocking calls that they reach. */
@NullMarked
package dev.wouldblock.region;

import org.jspecify.annotations.NullMarked;
