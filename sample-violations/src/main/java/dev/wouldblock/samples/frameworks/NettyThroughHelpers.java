package dev.wouldblock.samples.frameworks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The blocking call is two calls away from the handler, behind an interface with one implementation. */
public final class NettyThroughHelpers extends SimpleChannelInboundHandler<String> {
    private final Inventory inventory;

    NettyThroughHelpers(PreparedStatement take) {
        inventory = new DatabaseInventory(take);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, String item) throws SQLException {
        ctx.writeAndFlush(order(item) ? "sold" : "none left");
    }

    private boolean order(String item) throws SQLException {
        return !item.isBlank() && inventory.take(item);
    }

    interface Inventory {
        boolean take(String item) throws SQLException;
    }

    static final class DatabaseInventory implements Inventory {
        private final PreparedStatement take;

        DatabaseInventory(PreparedStatement take) {
            this.take = take;
        }

        @Override
        public boolean take(String item) throws SQLException {
            take.setString(1, item);
            return take.executeUpdate() == 1; // expect: WB_BLOCK_IN_EVENT_LOOP fix=offload
        }
    }
}
