package dev.wouldblock.bytecode;

import static dev.wouldblock.bytecode.Regions.found;
import static dev.wouldblock.bytecode.Regions.server;
import static dev.wouldblock.bytecode.Regions.type;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is known of keys and methods through loops and calls. */
class HelpersTest {
    @Test
    void aLoopMayAddOperationsToAnInterestSet() {
        String wanted = "int[] wanted;";
        String sum = """
                int ops = SelectionKey.%s;
                for (int one : wanted) {
                    ops |= one;
                }
                %s""";

        assertThat(found(server(sum.formatted("OP_READ", "key.interestOps(ops);"), wanted)))
                .isEmpty();
        assertThat(found(type(wanted + """
                        void open(SocketChannel channel, Selector selector) throws IOException {
                            %s
                        }
                        void connected(SelectionKey key) throws IOException {
                            if (((SocketChannel) key.channel()).finishConnect()) {
                                key.attach("up");
                            }
                        }
                        """.formatted(sum.formatted("OP_CONNECT", "channel.register(selector, ops);")))))
                .containsExactly("WB_OP_CONNECT_LEFT_ON Server.connected SocketChannel.finishConnect");
    }
}
