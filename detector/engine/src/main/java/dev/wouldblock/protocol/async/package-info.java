/** The operations of asynchronous channels, which go on after the calls that start them. */
@NullMarked
package dev.wouldblock.protocol.async;

import org.jspecify.annotations.NullMarked;
