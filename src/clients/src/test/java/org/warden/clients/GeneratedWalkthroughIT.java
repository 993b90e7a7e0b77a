package org.warden.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.warden.generated.ApiClient;
import org.warden.generated.ApiException;
import org.warden.generated.api.AdminGrantsApi;
import org.warden.generated.api.LoginApi;
import org.warden.generated.api.RegistrationApi;
import org.warden.generated.api.SecuredApi;
import org.warden.generated.model.Problem;
import org.warden.generated.model.Registration;
import org.warden.generated.model.RegistrationRequest;
import org.warden.generated.model.RoleRequest;
import org.warden.generated.model.TokenRequest;
import org.warden.support.Warden;
import org.warden.support.WardenExtension;

/** The requests of the guides' walkthrough, by the generated Java client. */
@ExtendWith(WardenExtension.class)
class GeneratedWalkthroughIT {
    private static final String EMAIL = "duke@example.org";
    private static final String PASSWORD = "correct battery 9 staple";
    private static final String DATA = "This Secured Data is available only for Authenticated Users.";

    @Test
    void fromRegistrationToAdministrator(Warden warden) throws Exception {
        Registration registered = new RegistrationApi(client(warden, null))
                .postUserRegister(new RegistrationRequest()
                        .firstName("Duke")
                        .lastName("Java")
                        .username("duke")
                        .email(EMAIL)
                        .password(PASSWORD));
        assertThat(registered.getMessage()).isEqualTo("User Registered with username duke");
        assertThat(registered.getRoles()).isEqualTo(List.of("User"));

        SecuredApi stranger = new SecuredApi(client(warden, null));
        refused(401, "token-required", stranger::getSecured);

        ApiClient user = client(warden, login(warden));
        assertThat(new SecuredApi(user).getSecured().getMessage()).isEqualTo(DATA);
        refused(403, "forbidden", () -> new SecuredApi(user).postSecured());
        refused(403, "forbidden", () -> addRole(user, "Administrator"));

        ApiClient administrator = client(warden, warden.administrator());
        assertThat(addRole(administrator, "Moderator")).isEqualTo("Added Moderator to user " + EMAIL + ".");
        refused(404, "role-not-found", () -> addRole(administrator, "RandomRole"));
        assertThat(addRole(administrator, "Administrator")).isEqualTo("Added Administrator to user " + EMAIL + ".");

        ApiClient promoted = client(warden, login(warden));
        assertThat(new SecuredApi(promoted).postSecured().getMessage()).isEqualTo(DATA);
    }

    private static ApiClient client(Warden warden, String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(warden.address().toString().replaceFirst("/$", ""));
        if (token != null) {
            client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        }
        return client;
    }

    private static String login(Warden warden) throws ApiException {
        return new LoginApi(client(warden, null))
                .postUserToken(new TokenRequest().email(EMAIL).password(PASSWORD), null, null)
                .getToken();
    }

    private static String addRole(ApiClient caller, String role) throws ApiException {
        return new AdminGrantsApi(caller)
                .postUserAddrole(
                        new RoleRequest().email(EMAIL).password(PASSWORD).role(role))
                .getMessage();
    }

    /** The body of a refusal is the generated {@code Problem}. */
    private static void refused(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, refusal -> {
            assertThat(refusal.getCode()).isEqualTo(status);
            assertThat(problem(refusal).getCode()).isEqualTo(code);
            assertThat(problem(refusal).getDetail()).isNotBlank();
        });
    }

    private static Problem problem(ApiException refusal) {
        try {
            return new ObjectMapper().readValue(refusal.getResponseBody(), Problem.class);
        } catch (Exception unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
