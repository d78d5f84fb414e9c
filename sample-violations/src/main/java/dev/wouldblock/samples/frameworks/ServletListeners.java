package dev.wouldblock.samples.frameworks;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** The container calls the listeners of asynchronous servlets on a thread that also serves other requests. */
public final class ServletListeners {

    static final class Upload implements ReadListener {
        private final ServletInputStream input;
        private final PreparedStatement insert;

        Upload(ServletInputStream input, PreparedStatement insert) {
            this.input = input;
            this.insert = insert;
        }

        @Override
        public void onDataAvailable() throws IOException {
            byte[] part = new byte[4096];
            while (input.isReady() && !input.isFinished()) {
                int length = input.read(part);
                if (length > 0) {
                    store(part, length);
                }
            }
        }

        private void store(byte[] part, int length) {
            try {
                insert.setBytes(1, part);
                insert.setInt(2, length);
                insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            } catch (SQLException e) {
                onError(e);
            }
        }

        @Override
        public void onAllDataRead() {}

        @Override
        public void onError(Throwable failure) {}
    }

    static final class Download implements WriteListener {
        private final ServletOutputStream output;
        private final CompletableFuture<byte[]> document;

        Download(ServletOutputStream output, CompletableFuture<byte[]> document) {
            this.output = output;
            this.document = document;
        }

        @Override
        public void onWritePossible() throws IOException {
            byte[] content = document.join(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
            if (output.isReady()) {
                output.write(content);
            }
        }

        @Override
        public void onError(Throwable failure) {}
    }
}
