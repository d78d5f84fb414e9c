/**
 * The rules, one small class each: the rule {@code WB_X_Y} is {@code XY}. A rule says which results of an analysis it
 * reports: an {@link dev.wouldblock.rule.OutcomeRule} an operation, its outcome and the ending, a
 * {@link dev.wouldblock.rule.RegionRule} a call in a region, a {@link dev.wouldblock.rule.ProtocolRule} a misuse.
 * {@link dev.wouldblock.rule.Rules} lists them, and {@link dev.wouldblock.rule.Reporter} makes findings of what they say.
 */
@NullMarked
package dev.wouldblock.rule;

import org.jspecify.annotations.NullMarked;
