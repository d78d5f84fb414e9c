/** The analyses: channel mode, the would-block walk, call graph, contexts and method summaries. */
@NullMarked
package dev.wouldblock.flow;

import org.jspecify.annotations.NullMarked;
