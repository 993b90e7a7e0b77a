package org.example.orders;

import java.util.Map;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** The answers to callers whom {@link OrdersSecurity} admits. */
@RestController
class OrdersController {
    @GetMapping("/orders")
    Map<String, String> read(JwtAuthenticationToken caller) {
        return Map.of("name", caller.getName(), "account", caller.getToken().getSubject());
    }

    @PostMapping("/orders")
    Map<String, String> write(JwtAuthenticationToken caller) {
        return read(caller);
    }

    @PutMapping("/orders")
    Map<String, String> update(JwtAuthenticationToken caller) {
        return read(caller);
    }
}
