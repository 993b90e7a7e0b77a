package org.warden.consumer;

import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Another party's service, with Spring: users read, administrators write, and a permission is needed to change a product. */
@RestController
@EnableAutoConfiguration
class SpringShop {
    @Bean
    SecurityFilterChain security(HttpSecurity http, SpringPermissions permissions) throws Exception {
        return http.authorizeHttpRequests(requests -> {
                    requests.requestMatchers(HttpMethod.GET, "/orders").hasRole("User");
                    requests.requestMatchers(HttpMethod.POST, "/orders").hasRole("Administrator");
                    requests.requestMatchers(HttpMethod.PUT, "/orders").access(permissions.may("product:update"));
                    requests.anyRequest().denyAll();
                })
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .build();
    }

    @Bean
    OAuth2TokenValidator<Jwt> accessTokensOnly() {
        return new JwtClaimValidator<>("token_use", "access"::equals);
    }

    @Bean
    SpringPermissions permissions(
            @Value("${permissions.location:http://localhost:8080/.well-known/warden-permissions}") String location,
            @Value("${permissions.max-age:PT5M}") Duration maxAge) {
        return new SpringPermissions(location, maxAge);
    }

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
