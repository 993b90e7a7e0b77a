package org.warden.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.warden.entrance.Admittance;
import org.warden.entrance.Admittance.Admitted;
import org.warden.entrance.PendingLogin;
import org.warden.http.Requester;
import org.warden.proof.Proof;

/** Logins of owners who have proved everything already: those of {@link Login} without the time that a hash takes. */
@ApplicationScoped
public class Logins {
    @Inject
    Admittance admittance;

    @Inject
    TokenIssue tokens;

    /** A login with this proof, from a device that is not known. */
    public Opened open(Proof proof, Requester requester) {
        Admitted admitted =
                admittance.open(new PendingLogin(proof), null, requester).orElseThrow();
        TokenView view = tokens.view(admitted.opened());
        return new Opened(admitted.opened().session().id(), view.token(), view.refreshToken(), admitted.device());
    }

    /** What a login gave. */
    public record Opened(UUID session, String accessToken, String refreshToken, String device) {}
}
