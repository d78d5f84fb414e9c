/** The rules, one class each. */
@NullMarked
package dev.wouldblock.rule;

import org.jspecify.annotations.NullMarked;
