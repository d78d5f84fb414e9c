package dev.wouldblock.samples.frameworks;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Executor;

/** Right: workers do what blocks, and another service is asked asynchronously. */
public final class GrpcOffloaded {

    static final class Store implements StreamObserver<String> {
        private final PreparedStatement insert;
        private final Executor workers;

        Store(PreparedStatement insert, Executor workers) {
            this.insert = insert;
            this.workers = workers;
        }

        @Override
        public void onNext(String order) {
            workers.execute(() -> store(order));
        }

        private synchronized void store(String order) {
            try {
                insert.setString(1, order);
                insert.executeUpdate();
            } catch (SQLException e) {
                onError(e);
            }
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }

    static void price(
            Channel channel, MethodDescriptor<String, String> method, String item, StreamObserver<String> output) {
        ClientCalls.asyncUnaryCall(channel.newCall(method, CallOptions.DEFAULT), item, output);
    }

    /** On the thread of a caller that may wait. */
    static String price(Channel channel, MethodDescriptor<String, String> method, String item) {
        return ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, item);
    }
}
