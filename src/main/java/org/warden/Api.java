package org.warden;

import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import org.warden.admin.access.AccessResource;
import org.warden.admin.access.OwnAccessResource;
import org.warden.admin.accounts.InvitationResource;
import org.warden.admin.accounts.UserResource;
import org.warden.admin.grants.GrantsResource;
import org.warden.admin.grants.RoleAssignmentResource;
import org.warden.admin.groups.GroupsResource;
import org.warden.admin.groups.MembersResource;
import org.warden.admin.rights.PermissionTreeResource;
import org.warden.admin.rights.RolesResource;
import org.warden.admin.standing.CredentialsResource;
import org.warden.admin.standing.StandingResource;
import org.warden.admin.users.CountsResource;
import org.warden.admin.users.UsersResource;
import org.warden.audit.AuditResource;
import org.warden.email.EmailResource;
import org.warden.key.KeysResource;
import org.warden.login.RevocationResource;
import org.warden.login.SessionsResource;
import org.warden.login.TokenResource;
import org.warden.profile.ProfileResource;
import org.warden.recovery.PasswordResource;
import org.warden.recovery.ResetResource;
import org.warden.registration.RegistrationResource;
import org.warden.secondfactor.SecondFactorResource;
import org.warden.secured.SecuredResource;
import org.warden.stepup.ProofResource;
import org.warden.tally.TallyResource;
import org.warden.ticket.TicketResource;

/** The JAX-RS application with every endpoint below {@code /api}. */
@ApplicationPath("api")
public class Api extends Guarded {
    private static final Set<Class<?>> DOORS = Set.of(
            AccessResource.class,
            AuditResource.class,
            CountsResource.class,
            CredentialsResource.class,
            EmailResource.class,
            InvitationResource.class,
            GrantsResource.class,
            GroupsResource.class,
            KeysResource.class,
            MembersResource.class,
            OwnAccessResource.class,
            PasswordResource.class,
            PermissionTreeResource.class,
            ProfileResource.class,
            ProofResource.class,
            RegistrationResource.class,
            ResetResource.class,
            RevocationResource.class,
            RoleAssignmentResource.class,
            RolesResource.class,
            SecondFactorResource.class,
            SecuredResource.class,
            SessionsResource.class,
            StandingResource.class,
            TallyResource.class,
            UserResource.class,
            UsersResource.class,
            TicketResource.class,
            TokenResource.class);

    @Override
    protected Set<Class<?>> doors() {
        return DOORS;
    }
}
