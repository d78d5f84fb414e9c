package dev.wouldblock.protocol;

import dev.wouldblock.model.MethodModel;
import java.util.List;

/** Something that the JDK asks of the order of calls, or of the mode in which they are made. */
public interface Protocol {
    /** What a method does against it, in the order of the code. */
    List<Misuse> misuses(MethodModel method);
}
