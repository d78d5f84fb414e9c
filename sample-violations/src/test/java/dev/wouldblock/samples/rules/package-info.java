/** What the samples do when a call really would block: real sockets and pipes, no network but loopback. */
package dev.wouldblock.samples.rules;
