/** Which lines a change under review adds or edits, and which findings are about them. */
@NullMarked
package dev.wouldblock.reports.changes;

import org.jspecify.annotations.NullMarked;
