/** Writes the descriptors of the plugin from the rule pages. Runs while the jar is built and is not part of it. */
@NullMarked
package dev.wouldblock.spotbugs.build;

import org.jspecify.annotations.NullMarked;
