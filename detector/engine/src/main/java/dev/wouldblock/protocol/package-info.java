/** What the JDK asks of the order and the mode of calls, and what all who look for calls against it share. */
@NullMarked
package dev.wouldblock.protocol;

import org.jspecify.annotations.NullMarked;
