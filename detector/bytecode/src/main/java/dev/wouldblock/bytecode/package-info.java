/** Class files lowered into the program model. */
@NullMarked
package dev.wouldblock.bytecode;

import org.jspecify.annotations.NullMarked;
