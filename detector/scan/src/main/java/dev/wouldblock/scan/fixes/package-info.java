/**
 * Carries out fixes in source files.
 *
 * <p>A host asks {@link dev.wouldblock.scan.fixes.FixPlan#make} for the files that change, and shows each ({@link
 * dev.wouldblock.scan.fixes.FixedFile#diff}) or puts it in its place ({@link
 * dev.wouldblock.scan.fixes.FixedFile#write}). Reports show edits that {@link dev.wouldblock.scan.fixes.FixPlan#edits}
 * makes:
 *
 * <pre>{@code
 * FixPlan plan = FixPlan.make(inputs, pages, effort, findings, roots, Set.of(Safety.SAFE));
 * for (FixedFile file : plan.files()) {
 *     if (!file.write()) {
 *         // Someone has changed the file since it was read: it is left alone.
 *     }
 * }
 * ReportContext context = ReportContext.of(pages, version).with(roots).with(FixPlan.edits(inputs, pages, findings, roots));
 * }</pre>
 */
@NullMarked
package dev.wouldblock.scan.fixes;

import org.jspecify.annotations.NullMarked;
