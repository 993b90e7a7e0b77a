package org.example.orders;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A service that accepts Warden's tokens. */
@SpringBootApplication
public class Orders {
    /** Starts the service. */
    public static void main(String[] arguments) {
        SpringApplication.run(Orders.class, arguments);
    }
}
