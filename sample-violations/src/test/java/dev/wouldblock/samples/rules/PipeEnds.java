package dev.wouldblock.samples.rules;

import java.io.IOException;
import java.nio.channels.Pipe;

/** A pipe that closes both its ends. */
record PipeEnds(Pipe.SourceChannel source, Pipe.SinkChannel sink) implements AutoCloseable {
    PipeEnds() throws IOException {
        this(Pipe.open());
    }

    private PipeEnds(Pipe pipe) {
        this(pipe.source(), pipe.sink());
    }

    @Override
    public void close() throws IOException {
        sink.close();
        source.close();
    }
}
