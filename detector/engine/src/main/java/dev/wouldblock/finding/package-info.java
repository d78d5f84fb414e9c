/** What the analysis found: findings with their trace, fix and fingerprint, and what could not be analysed. */
@NullMarked
package dev.wouldblock.finding;

import org.jspecify.annotations.NullMarked;
