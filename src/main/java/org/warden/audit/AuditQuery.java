package org.warden.audit;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.function.Function;
import org.warden.audit.AuditLog.Action;
import org.warden.json.ParsedAs;
import org.warden.problem.Problem;
import org.warden.problem.Rule;

/** The query parameters that select events. */
public class AuditQuery {
    private static final int USUAL = 50;
    private static final int MOST = 200;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** The account that caused the event. */
    @QueryParam("actor")
    @ParsedAs(format = "uuid")
    String actor;

    /** The account that the event concerns. */
    @QueryParam("target")
    @ParsedAs(format = "uuid")
    String target;

    /** The action of the event. */
    @QueryParam("action")
    String action;

    /** Events at this time and later. */
    @QueryParam("from")
    @ParsedAs(format = "date-time")
    String from;

    /** Events before this time. */
    @QueryParam("to")
    @ParsedAs(format = "date-time")
    String to;

    /** {@code next} of the page before. */
    @QueryParam("cursor")
    @ParsedAs(format = "uuid")
    String cursor;

    /** The most events on a page; 50 if it is absent. */
    @QueryParam("size")
    @ParsedAs(least = 1, most = MOST)
    String size;

    /** Parses the parameters; throws {@code INVALID_INPUT} with the name of the first that is invalid. */
    Wanted wanted() {
        return new Wanted(
                read("actor", actor, UUID::fromString, Rule.ID, "must be an account's id"),
                read("target", target, UUID::fromString, Rule.ID, "must be an account's id"),
                read("action", action, AuditQuery::action, Rule.CHOICE, "must be the name of an action"),
                read("from", from, AuditQuery::time, Rule.TIME, "must be a time such as 2026-01-31T12:00:00Z"),
                read("to", to, AuditQuery::time, Rule.TIME, "must be a time such as 2026-01-31T12:00:00Z"),
                read("cursor", cursor, UUID::fromString, Rule.CURSOR, "must be the value of next on an earlier page"),
                size == null
                        ? USUAL
                        : read("size", size, AuditQuery::size, Rule.NUMBER, "must be a number from 1 to " + MOST));
    }

    /** The name of an action, of Warden or of an application; throws {@code IllegalArgumentException} for any other text. */
    public static String action(String name) {
        return AuditLog.isOwn(name) ? name : Action.valueOf(name).name();
    }

    /** Accepts only years that both databases support. */
    private static Instant time(String text) {
        Instant time = Instant.parse(text);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException();
        }
        return time;
    }

    private static int size(String text) {
        int size = Integer.parseInt(text);
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException();
        }
        return size;
    }

    private static <T> T read(String field, String text, Function<String, T> reader, Rule rule, String otherwise) {
        try {
            return text == null ? null : reader.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            throw Problem.invalid(field, rule, otherwise);
        }
    }

    /** The parsed parameters; a null component selects everything. */
    record Wanted(UUID actor, UUID target, String action, Instant from, Instant to, UUID cursor, int size) {}
}
