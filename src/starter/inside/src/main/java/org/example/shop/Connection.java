package org.example.shop;

/** An open connection to one caller. Each method fails if the caller is gone or does not read. */
interface Connection {
    void send(String text) throws Exception;

    /** Sends nothing that the caller sees. */
    void ping() throws Exception;

    void close(String reason) throws Exception;
}
