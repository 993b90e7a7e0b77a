package org.warden.bearer;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.warden.http.Caller;
import org.warden.token.AccessToken;

/** Produces the caller as {@code JsonWebToken}. Replaces the server's own producer, which does not know the caller. */
@ApplicationScoped
@Alternative
@Priority(3000)
public class CallerToken {
    @Inject
    HttpServletRequest request;

    /** The verified token of this request, or a token without claims. */
    @Produces
    @RequestScoped
    public JsonWebToken token() {
        Object token = request.getAttribute(Caller.TOKEN);
        return token instanceof AccessToken verified ? verified : AccessToken.none();
    }
}
