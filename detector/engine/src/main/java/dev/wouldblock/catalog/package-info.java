/** What the analysis knows, as data: facts about the JDK's API, and the pages of rules and fixes. */
@NullMarked
package dev.wouldblock.catalog;

import org.jspecify.annotations.NullMarked;
