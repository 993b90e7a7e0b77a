package org.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warden.support.Service;
import org.warden.support.WardenExtension;

/** The finished WAR on Payara Micro, with tokens of made-up callers. */
@ExtendWith(WardenExtension.class)
class OrdersIT {
    @Test
    void userReads(Service service) {
        assertThat(service.send("GET", "api/orders", null, null).statusCode()).isEqualTo(401);
        assertThat(service.send("GET", "api/orders", null, service.token("duke", "User"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void roleWithThePermissionUpdates(Service service) {
        service.role("editor", "product:update");
        assertThat(service.send("PUT", "api/orders", null, service.token("duke", "User"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(service.send("PUT", "api/orders", null, service.token("eve", "User", "editor"))
                        .statusCode())
                .isEqualTo(200);
    }
}
