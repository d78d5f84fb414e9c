/**
 * Edits of source files that carry out the fix of a finding: the smallest change of the text, computed from the places
 * of the nodes, in the names and the style of the file. The tree is never printed. {@link
 * dev.wouldblock.source.edit.SourceEdits} is the way in; {@code RuleEdits} lists which rule and fix has which edit, and
 * there is one small class for each kind of edit. Where it is not certain what is right, there is no edit.
 */
@NullMarked
package dev.wouldblock.source.edit;

import org.jspecify.annotations.NullMarked;
