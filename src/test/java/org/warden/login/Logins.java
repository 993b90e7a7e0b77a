package org.warden.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.warden.entrance.Admittance;
import org.warden.entrance.Admittance.Admitted;
import org.warden.entrance.PendingLogin;
import org.warden.http.Requester;
import org.warden.proof.Proof;

/** Logs in like {@link Login}, but with a complete proof instead of credentials, so that no hash is computed. */
@ApplicationScoped
public class Logins {
    @Inject
    Admittance admittance;

    @Inject
    TokenIssue tokens;

    /** Logs in with this proof, from an unknown device. */
    public Opened open(Proof proof, Requester requester) {
        Admitted admitted =
                admittance.open(new PendingLogin(proof), null, requester).orElseThrow();
        TokenView view = tokens.view(admitted.opened());
        return new Opened(admitted.opened().session().id(), view.token(), view.refreshToken(), admitted.device());
    }

    /** The result of a login. */
    public record Opened(UUID session, String accessToken, String refreshToken, String device) {}
}
