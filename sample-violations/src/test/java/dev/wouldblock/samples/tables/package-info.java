/** The built-in tables of API facts against the real libraries. */
@NullMarked
package dev.wouldblock.samples.tables;

import org.jspecify.annotations.NullMarked;
