package dev.wouldblock.bytecode;

import java.util.List;

/**
 * What decides how closely a class is read, and its place in the type hierarchy.
 *
 * @param superName empty for {@code java/lang/Object}
 * @param sourceFile path below the source root
 * @param mentionsChannels does any string of the constant pool contain {@code java/nio/channels/}?
 * @param polls does any string of the constant pool name a method that asks a stream whether a read would wait?
 * @param quotesErrors does any constant of the code quote the text of an error?
 * @param references hash codes ({@link String#hashCode()}) of the names of the classes in the constant pool: names
 *     would take too much memory in large jars, and a collision only means that one class more is read
 * @param annotations hash codes of the names of the classes that annotations may be of: of those in descriptors, if the
 *     class has any annotations
 * @param passers hash codes of the names of the classes on which it calls a method that may answer the very object that
 *     it was given, as {@code <T> T checkNotNull(T, String)} does
 */
record ClassHeader(
        String name,
        String superName,
        List<String> interfaces,
        String sourceFile,
        boolean mentionsChannels,
        boolean polls,
        boolean quotesErrors,
        int[] references,
        int[] annotations,
        int[] passers) {}
