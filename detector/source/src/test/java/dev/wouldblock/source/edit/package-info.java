/** Edits in all shapes that code can have. */
package dev.wouldblock.source.edit;
