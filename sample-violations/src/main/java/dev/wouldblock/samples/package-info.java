/**
 * Violations of every rule, their fixed twins, and correct code that looks like a violation.
 *
 * <p>An expectation is a comment at the end of the line that is to be reported:
 *
 * <pre>{@code
 * channel.write(data); // expect: WB_WRITE_IGNORED fix=retry-when-ready
 * }</pre>
 *
 * <p>Its grammar is {@code // expect: RULE fix=FIX}, where {@code RULE} is the id of the rule and {@code FIX}
 * the id of the fix that is to be offered first. There is at most one expectation on a line. The line is that of
 * the name of the method whose would-block outcome is lost: {@code write}, {@code read}, {@code accept},
 * {@code connect}, {@code transferTo} and so on. Where a helper returns the outcome and its caller drops it, it
 * is the line on which the caller calls the helper. In a busy wait it is the call that the loop repeats. Of a call
 * that blocks a loop it is the line of the name of the method that blocks, in the innermost frame of the sample.
 *
 * <p>A line without an expectation must not be reported, so a class without any must be silent
 * ({@code misses} excepted).
 *
 * <ul>
 *   <li>{@code rules}: for each rule a class with violations and a class {@code ...Fixed} with the same shape and
 *       no finding. The method between {@code // begin example} and {@code // end example} is the one that the
 *       documentation of the rule shows.
 *   <li>{@code idioms}: correct code that a careless analysis would report. Silent.
 *   <li>{@code frameworks}: handlers, callbacks and tasks of each framework that block its loop, and the same work
 *       done right: on another thread, behind a test of the thread, or in an asynchronous form.
 *   <li>{@code misses}: real defects that the analysis may miss because it stays within bounds, each with the
 *       reason. No expectation; the one place where a report would be right all the same.
 *   <li>{@code extending}: code that the built-in tables know nothing of, and facts about it in {@code META-INF}.
 * </ul>
 */
package dev.wouldblock.samples;
