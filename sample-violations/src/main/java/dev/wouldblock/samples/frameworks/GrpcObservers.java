package dev.wouldblock.samples.frameworks;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** With a direct executor gRPC calls observers and interceptors on the event loop of the transport. */
public final class GrpcObservers {

    static final class Store implements StreamObserver<String> {
        private final PreparedStatement insert;

        Store(PreparedStatement insert) {
            this.insert = insert;
        }

        @Override
        public void onNext(String order) {
            try {
                insert.setString(1, order);
                insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            } catch (SQLException e) {
                onError(e);
            }
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }

    /** Asks another service for each item. */
    static final class Enricher implements StreamObserver<String> {
        private final Channel channel;
        private final MethodDescriptor<String, String> price;
        private final StreamObserver<String> output;

        Enricher(Channel channel, MethodDescriptor<String, String> price, StreamObserver<String> output) {
            this.channel = channel;
            this.price = price;
            this.output = output;
        }

        @Override
        public void onNext(String item) {
            output.onNext(ClientCalls.blockingUnaryCall(channel, price, CallOptions.DEFAULT, item)); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        }

        @Override
        public void onError(Throwable failure) {
            output.onError(failure);
        }

        @Override
        public void onCompleted() {
            output.onCompleted();
        }
    }

    static final class TokenInterceptor implements ServerInterceptor {
        private final CompletableFuture<String> token;

        TokenInterceptor(CompletableFuture<String> token) {
            this.token = token;
        }

        @Override
        public <A, B> ServerCall.Listener<A> interceptCall(
                ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
            Metadata.Key<String> key = Metadata.Key.of("token", Metadata.ASCII_STRING_MARSHALLER);
            headers.put(key, token.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
            ServerCall.Listener<A> listener = next.startCall(call, headers);
            return new ForwardingServerCallListener.SimpleForwardingServerCallListener<>(listener) {
                @Override
                public void onMessage(A message) {
                    token.join(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
                    super.onMessage(message);
                }
            };
        }
    }
}
