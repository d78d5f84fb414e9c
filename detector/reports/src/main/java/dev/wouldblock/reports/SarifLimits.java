package dev.wouldblock.reports;

/**
 * How much a code scanning service takes in one file; it rejects one that is larger.
 *
 * @param results of a run
 * @param packedBytes size after gzip above which no result is begun
 */
record SarifLimits(int results, long packedBytes) {
    /** 25,000 results, and 10 MB less what the last result and the end of the file need. */
    static final SarifLimits GITHUB = new SarifLimits(25_000, 9_500_000);
}
