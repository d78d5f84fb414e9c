/** The thin shell that runs the engine inside SpotBugs. */
@NullMarked
package dev.wouldblock.spotbugs;

import org.jspecify.annotations.NullMarked;
