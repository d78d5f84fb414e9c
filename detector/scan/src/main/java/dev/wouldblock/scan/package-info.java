/** A scan as a whole: what the command line and the Maven plugin have in common. */
@NullMarked
package dev.wouldblock.scan;

import org.jspecify.annotations.NullMarked;
