/** Findings as people and machines read them. Every report is a pure function of the result: no clock, locale or absolute path. */
@NullMarked
package dev.wouldblock.reports;

import org.jspecify.annotations.NullMarked;
