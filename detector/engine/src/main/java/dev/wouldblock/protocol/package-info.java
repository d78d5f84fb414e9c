/** The order and the mode in which channels, keys and selectors want to be called, and the calls that do not keep to it. */
@NullMarked
package dev.wouldblock.protocol;

import org.jspecify.annotations.NullMarked;
