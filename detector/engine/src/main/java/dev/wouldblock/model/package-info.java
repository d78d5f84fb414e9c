/**
 * The program under analysis, as both front ends lower it: classes, methods as control-flow graphs, and a handful of
 * operations over untyped virtual registers. Knows nothing of class-file or source libraries.
 */
@NullMarked
package dev.wouldblock.model;

import org.jspecify.annotations.NullMarked;
