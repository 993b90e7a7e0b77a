package org.warden.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.warden.database.Ids;
import org.warden.http.HttpSettings;
import org.warden.seal.Seal;

/** Queues mails in the transaction of the act that sends them. */
@ApplicationScoped
public class Mailing {
    /** Stands for no template: nothing is sent. */
    static final String NOTHING = "";

    private static final String TO = "to";
    private static final String PLACE = "mail ";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Ids ids;

    @Inject
    Seal seal;

    @Inject
    HttpSettings http;

    @Inject
    Clock clock;

    @Inject
    Event<Waiting> waiting;

    /** Tells observers, after the commit, that a mail is queued. */
    public record Waiting() {}

    /**
     * Queues a mail. If the recipient is unproven, the mail contains nothing that a caller chose.
     *
     * @param template if empty, the same work is done but nothing is sent: the time taken must not show whether an account
     *     exists
     * @param values the values of the template's placeholders
     * @param useful how long the mail is worth sending
     * @return the id of the mail
     */
    public UUID send(Optional<Template> template, Recipient to, Map<String, String> values, Duration useful) {
        UUID id = ids.next();
        Instant now = clock.instant();
        JsonObjectBuilder all = Json.createObjectBuilder();
        values.forEach((place, value) -> all.add(place, to.proven() || Template.isOurs(place) ? value : ""));
        all.add("service", http.publicUrl().toString()).add(TO, to.address());
        byte[] bytes = all.build().toString().getBytes(StandardCharsets.UTF_8);
        String name = template.map(Template::name).orElse(NOTHING);
        entities.persist(new OutgoingMail(id, name, seal.seal(bytes, PLACE + id), now, now.plus(useful)));
        waiting.fire(new Waiting());
        return id;
    }

    /** Deletes those of these mails that were not sent yet. */
    public void withdraw(Collection<UUID> mails) {
        if (!mails.isEmpty()) {
            entities.createQuery("delete from OutgoingMail m where m.id in :mails")
                    .setParameter("mails", mails)
                    .executeUpdate();
        }
    }

    /**
     * Opens a queued mail and fills in its template; throws if another key sealed it, or if this version lacks the template.
     */
    Letter letter(OutgoingMail mail) {
        String opened = new String(seal.open(mail.sealed(), PLACE + mail.id()), StandardCharsets.UTF_8);
        JsonObject values = Json.createReader(new StringReader(opened)).readObject();
        return Template.valueOf(mail.template())
                .letter(
                        mail.id(),
                        values.getString(TO),
                        values.keySet().stream().collect(Collectors.toMap(key -> key, values::getString)));
    }
}
