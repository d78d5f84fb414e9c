/** What is found in released artifacts, held to the reviewed list in {@code corpus/expected.tsv}. */
package dev.wouldblock.samples.corpus;
