package org.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warden.support.Warden;
import org.warden.support.WardenExtension;

/** The finished WAR on Payara Micro. */
@ExtendWith(WardenExtension.class)
class ProductIT {
    private static final String TEAPOT = "{\"name\":\"teapot\",\"cents\":1250}";

    @Test
    void callerWithATokenReadsProducts(Warden warden) {
        assertThat(warden.send("GET", "shop/products", null, null).statusCode()).isEqualTo(401);
        assertThat(warden.send("GET", "shop/products", null, warden.token("reader"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void callerWithThePermissionCreatesAProduct(Warden warden) {
        assertThat(warden.send("POST", "shop/products", TEAPOT, warden.token("visitor"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(warden.send("POST", "shop/products", TEAPOT, warden.token("seller", "product:create"))
                        .statusCode())
                .isEqualTo(201);
    }

    /** Mails that the server sends arrive here. */
    @Test
    void linkForANewPasswordIsMailed(Warden warden) {
        warden.token("forgetful");
        warden.send("POST", "api/user/forgot-password", "{\"email\":\"forgetful@example.org\"}", null);
        assertThat(warden.mail("forgetful@example.org")).contains("/link/");
    }
}
