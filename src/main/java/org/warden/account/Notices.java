package org.warden.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.warden.http.Client;
import org.warden.mail.Mailing;
import org.warden.mail.Template;

/** Tells the owner of an account what was done to it, in the transaction of the act that did it (ASVS 6.3.7). */
@ApplicationScoped
public class Notices {
    private static final Duration USEFUL = Duration.ofDays(2);

    @Inject
    Mailing mailing;

    @Inject
    Clock clock;

    public void tell(Template what, Account account, Client by) {
        tell(what, account, account.email(), by);
    }

    /** The same, to an address that the account had before. */
    public void tell(Template what, Account account, String to, Client by) {
        mailing.send(
                Optional.of(what),
                to,
                Map.of(
                        "name", account.person().firstName(),
                        "username", account.username(),
                        "address", by.address(),
                        "agent", by.userAgent().isEmpty() ? "an unnamed program" : by.userAgent(),
                        "time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()),
                USEFUL);
    }
}
