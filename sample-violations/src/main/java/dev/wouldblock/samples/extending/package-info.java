/** Code that the built-in tables know nothing of, and facts about it. */
package dev.wouldblock.samples.extending;
