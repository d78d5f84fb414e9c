/** The goals of the Maven plugin. */
@NullMarked
package dev.wouldblock.maven;

import org.jspecify.annotations.NullMarked;
