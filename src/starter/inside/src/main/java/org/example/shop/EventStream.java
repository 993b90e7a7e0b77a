package org.example.shop;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.TimeUnit;

/** Server-sent events as a connection. */
record EventStream(SseEventSink sink, Sse sse) implements Connection {
    @Override
    public void send(String text) throws Exception {
        send(sse.newEvent(text));
    }

    @Override
    public void ping() throws Exception {
        send(sse.newEventBuilder().comment("ping").build());
    }

    private void send(OutboundSseEvent event) throws Exception {
        sink.send(event).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close(String reason) {
        sink.close();
    }
}
