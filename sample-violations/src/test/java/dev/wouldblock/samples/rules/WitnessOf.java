package dev.wouldblock.samples.rules;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A test that proves a rule at run time: it runs the violation in the sample of the rule and observes the damage,
 * then runs the fixed twin in the same situation and observes that the damage is gone.
 *
 * <ul>
 *   <li>Both halves run the code of the sample, never a copy of it. Where no shape of a sample can be run, the sample
 *       gets one more.
 *   <li>The situation is real and forced: a peer that does not read, a half header, an empty backlog, a second
 *       connection that wants to be served. Loopback and pipes only; {@link Connection} and its neighbours make them.
 *   <li>The damage is what the rule's page says: bytes that are missing, an exception, processor time, a connection that is
 *       not served. It is asserted by its direction with a wide margin, never by an absolute speed.
 *   <li>Threads and channels end with the test, whatever the violation does with them.
 * </ul>
 *
 * <p>{@code CompletenessTest} counts the witnesses of each rule.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public @interface WitnessOf {
    /** Id of the rule. */
    String value();
}
