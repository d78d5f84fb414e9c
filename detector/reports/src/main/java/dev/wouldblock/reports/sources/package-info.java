/** Where the analysed code stands in its repository, and what it says there. */
@NullMarked
package dev.wouldblock.reports.sources;

import org.jspecify.annotations.NullMarked;
