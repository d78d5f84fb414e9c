/** The analyses: values, call graph, channel mode, effects of methods, and the walk of the would-block path. */
@NullMarked
package dev.wouldblock.flow;

import org.jspecify.annotations.NullMarked;
