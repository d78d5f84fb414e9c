/** Holds the samples to what they promise: to the analysis, to the documentation and to the running JDK. */
package dev.wouldblock.samples;
