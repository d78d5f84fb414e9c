/** The built-in tables of API facts against the real libraries. */
package dev.wouldblock.samples.tables;
