/** Keys, interest sets and selections: what has to be done between one selection and the next. */
@NullMarked
package dev.wouldblock.protocol.selector;

import org.jspecify.annotations.NullMarked;
