package org.example.orders;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.URL;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.web.SecurityFilterChain;

/** Users read orders, administrators write them, and a permission is needed to change a product. */
@Configuration
class OrdersSecurity {
    @Bean
    SecurityFilterChain security(HttpSecurity http, WardenPermissions permissions) throws Exception {
        return http.authorizeHttpRequests(requests -> {
                    requests.requestMatchers(HttpMethod.GET, "/orders").hasRole("User");
                    requests.requestMatchers(HttpMethod.POST, "/orders").hasRole("Administrator");
                    requests.requestMatchers(HttpMethod.PUT, "/orders").access(permissions.may("product:update"));
                    requests.anyRequest().denyAll();
                })
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    OAuth2TokenValidator<Jwt> accessTokensOnly() {
        return new JwtClaimValidator<>("token_use", "access"::equals);
    }

    /** Without this, the service refuses every caller when Warden has been down for five minutes. */
    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer keysOutliveAnOutage(
            @Value("${spring.security.oauth2.resourceserver.jwt.jwk-set-uri}") URL address,
            @Value("${keys.max-age:PT5M}") Duration maxAge) {
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(address, new DefaultResourceRetriever(2_000, 2_000))
                .cache(maxAge.toMillis(), 15_000)
                .refreshAheadCache(false)
                .rateLimited(1_000)
                .outageTolerant(Duration.ofDays(1).toMillis())
                .build();
        Set<JWSAlgorithm> algorithms = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);
        return decoder -> decoder.jwtProcessorCustomizer(
                processor -> processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys)));
    }

    @Bean
    WardenPermissions permissions(
            @Value("${permissions.location}") String location, @Value("${permissions.max-age:PT5M}") Duration maxAge) {
        return new WardenPermissions(location, maxAge);
    }
}
