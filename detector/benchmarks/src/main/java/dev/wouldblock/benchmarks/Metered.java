package dev.wouldblock.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs the main class of a program and leaves the processor time of the whole process in a file when it ends. */
public final class Metered {
    private Metered() {}

    /** @param args the file, the main class and its arguments */
    public static void main(String[] args) throws Throwable {
        Path file = Path.of(args[0]);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(file)));
        MethodHandles.publicLookup()
                .findStatic(Class.forName(args[1]), "main", MethodType.methodType(void.class, String[].class))
                .invoke((Object) Arrays.copyOfRange(args, 2, args.length));
    }

    private static void leave(Path file) {
        long nanos =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        try {
            Files.writeString(file, Long.toString(nanos));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
