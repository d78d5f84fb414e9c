/** Measurements of the analyses. */
@NullMarked
package dev.wouldblock.benchmarks;

import org.jspecify.annotations.NullMarked;
