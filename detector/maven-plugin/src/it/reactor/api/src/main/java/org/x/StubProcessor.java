package org.x;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Generates a class with a mistake in it. */
@SupportedAnnotationTypes("*")
public final class StubProcessor extends AbstractProcessor {
    private static final String STUB = """
            package org.x;

            import java.io.IOException;
            import java.net.SocketAddress;
            import java.nio.ByteBuffer;
            import java.nio.channels.SocketChannel;

            class Stub {
                void send(SocketAddress peer, byte[] bytes) throws IOException {
                    SocketChannel channel = SocketChannel.open(peer);
                    channel.configureBlocking(false);
                    channel.write(ByteBuffer.wrap(bytes));
                }
            }
            """;

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        boolean isFirst = round.getRootElements().stream().anyMatch(root -> root.getSimpleName().contentEquals("Peer"));
        if (isFirst) {
            try (Writer out = processingEnv.getFiler().createSourceFile("org.x.Stub").openWriter()) {
                out.write(STUB);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return false;
    }
}
