package org.warden.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.warden.act.Errand;
import org.warden.act.Rows;

/** The committed mails that wait to be sent, in clear text. */
@ApplicationScoped
public class Mailbox {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Mailing mailing;

    @Inject
    Errand errand;

    @Inject
    Rows rows;

    /** All mails in the order of their creation, except decoys, which are queued only so that a call takes the same time. */
    public List<Mail> all() {
        return errand.get(() -> waiting().stream()
                .filter(row -> !row.template().equals(Mailing.NOTHING))
                .map(row -> mail(row.template(), mailing.letter(row)))
                .toList());
    }

    /** The names of the templates, in the same order. */
    public List<String> templates() {
        return all().stream().map(Mail::template).toList();
    }

    /** The last mail to this address. */
    public Mail last(String address) {
        return all().stream()
                .filter(mail -> mail.to().equals(address))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no mail to " + address));
    }

    /** The number of all waiting mails, including decoys. */
    public int size() {
        return rows.count("outgoing_mail");
    }

    private List<OutgoingMail> waiting() {
        return rows.texts("select cast(id as varchar) from outgoing_mail order by _rowid_").stream()
                .map(id -> entities.find(OutgoingMail.class, UUID.fromString(id)))
                .toList();
    }

    private static Mail mail(String template, Letter letter) {
        return new Mail(template, letter.to(), letter.text());
    }

    /** One mail. */
    public record Mail(String template, String to, String text) {
        /** The secret of the link in it. */
        public String secret() {
            return text.replaceFirst("(?s).*/link/[a-z-]+#(\\S+).*", "$1");
        }
    }
}
