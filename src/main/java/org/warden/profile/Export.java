package org.warden.profile;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.warden.account.Account;
import org.warden.account.AccountView;
import org.warden.account.Accounts;
import org.warden.account.RoleGrants;
import org.warden.account.RoleSources;
import org.warden.audit.AuditTrail;
import org.warden.database.Act;
import org.warden.device.SeenDevices;
import org.warden.group.GroupMember;
import org.warden.group.Groups;
import org.warden.group.Memberships;
import org.warden.http.Caller;
import org.warden.link.Links;
import org.warden.problem.Problem;
import org.warden.profile.ExportView.GroupRow;
import org.warden.profile.ExportView.LinkRow;
import org.warden.profile.ExportView.RoleRow;
import org.warden.profile.ExportView.SessionRow;
import org.warden.session.Sessions;
import org.warden.time.Until;

/** Collects what is stored about one person. */
@Act
@Stateless
public class Export {
    private static final int MOST = 200;

    @Inject
    Accounts accounts;

    @Inject
    RoleSources roles;

    @Inject
    RoleGrants grants;

    @Inject
    Sessions sessions;

    @Inject
    SeenDevices devices;

    @Inject
    Links links;

    @Inject
    Memberships members;

    @Inject
    Groups groups;

    @Inject
    AuditTrail trail;

    @Inject
    Event<AccountExported> exported;

    @Inject
    Clock clock;

    /** Everything stored about the caller's account. Throws {@code INVALID_TOKEN} if it was deleted. */
    public ExportView of(Caller caller) {
        UUID id = caller.id();
        Account account = accounts.withId(id).orElseThrow(Problem::invalidToken);
        return new ExportView(
                AccountView.of(account, roles.of(id, clock.instant()), null),
                account.language(),
                account.lastLogin(),
                account.needsSecondFactor(),
                grants.of(id).stream().map(RoleRow::of).toList(),
                sessions.all(id, MOST).stream().map(SessionRow::of).toList(),
                devices.of(id),
                links.latest(id, MOST).stream().map(LinkRow::of).toList(),
                groups(id),
                trail.about(id),
                applications(id));
    }

    private Map<String, Object> applications(UUID account) {
        AccountExported export = new AccountExported(account);
        exported.fire(export);
        return export.data().isEmpty() ? null : export.data();
    }

    private List<GroupRow> groups(UUID account) {
        List<GroupMember> memberships = members.of(account);
        Map<UUID, String> paths =
                groups.paths(memberships.stream().map(GroupMember::groupId).toList());
        return memberships.stream()
                .map(one -> new GroupRow(paths.get(one.groupId()), Until.shown(one.until()), one.added()))
                .toList();
    }
}
