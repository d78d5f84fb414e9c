package dev.wouldblock.samples.frameworks;

import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Observer;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** RxJava runs an operator on the thread of its source, and checks no blocking call. */
public final class RxJavaOperators {

    static Observable<String> map(Observable<String> prices, CompletableFuture<String> currency) {
        return prices.map(price -> price + currency.join()); // expect: WB_BLOCK_IN_EVENT_LOOP fix=async-form
    }

    static Observable<String> named(Observable<String> ids, Function<String, Single<String>> names) {
        return ids.map(id -> {
            Single<String> name = names.apply(id);
            return name.blockingGet(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        });
    }

    static Observable<String> firstTag(Observable<String> ids, Function<String, Observable<String>> tags) {
        return ids.doOnNext(id -> {
            Observable<String> all = tags.apply(id);
            all.blockingFirst(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=framework-api
        });
    }

    static final class Store implements Observer<String> {
        private final PreparedStatement insert;

        Store(PreparedStatement insert) {
            this.insert = insert;
        }

        @Override
        public void onSubscribe(Disposable subscription) {}

        @Override
        public void onNext(String price) {
            try {
                insert.setString(1, price);
                insert.executeUpdate(); // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
            } catch (SQLException e) {
                onError(e);
            }
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
