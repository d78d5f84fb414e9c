/** The rules: one small class each. A rule names the operation, the outcome and the ending that it reports. */
@NullMarked
package dev.wouldblock.rule;

import org.jspecify.annotations.NullMarked;
