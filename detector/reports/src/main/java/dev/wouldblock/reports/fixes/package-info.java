/** Edits of source files as reports show them. */
@NullMarked
package dev.wouldblock.reports.fixes;

import org.jspecify.annotations.NullMarked;
