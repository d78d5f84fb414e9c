package dev.wouldblock.samples.frameworks;

import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Function;

/** Right: the scheduler for I/O may block, an operator composes, and so does whoever stands outside. */
public final class RxJavaOffloaded {

    static Observable<String> observeOn(Observable<String> ids, Function<String, Single<String>> names) {
        return ids.observeOn(Schedulers.io()).map(id -> names.apply(id).blockingGet());
    }

    static Observable<Integer> subscribeOn(Observable<String> ids, PreparedStatement insert) {
        return ids.flatMapSingle(
                id -> Single.fromCallable(() -> store(id, insert)).subscribeOn(Schedulers.io()));
    }

    static Observable<String> compose(Observable<String> ids, Function<String, Single<String>> names) {
        return ids.concatMapSingle(id -> names.apply(id));
    }

    /** For a main method or a test. */
    static String last(Observable<String> names) {
        return names.blockingLast();
    }

    private static int store(String id, PreparedStatement insert) throws SQLException {
        insert.setString(1, id);
        return insert.executeUpdate();
    }
}
