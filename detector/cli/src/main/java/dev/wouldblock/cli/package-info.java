/** The command line. */
@NullMarked
package dev.wouldblock.cli;

import org.jspecify.annotations.NullMarked;
