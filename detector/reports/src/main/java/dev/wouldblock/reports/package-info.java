/** Findings written for people and for code review tools. */
@NullMarked
package dev.wouldblock.reports;

import org.jspecify.annotations.NullMarked;
