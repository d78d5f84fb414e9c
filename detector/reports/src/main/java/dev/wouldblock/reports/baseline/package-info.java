/** Findings that are known and shall not be reported again. */
@NullMarked
package dev.wouldblock.reports.baseline;

import org.jspecify.annotations.NullMarked;
