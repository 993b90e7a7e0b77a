package org.warden.http;

import com.nimbusds.jose.util.Base64URL;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.warden.server.Answer;
import org.warden.server.Api;
import org.warden.server.Visitor;
import org.warden.server.Wire;

/** Requests of every kind, good and bad, each under a name. */
final class SameRequests {
    private static final String JSON = "application/json";
    private static final String NAME = Api.json("lastName", "Byron");
    private static final Map<String, Function<SameRequests, Answer>> ALL = new LinkedHashMap<>();

    static {
        good();
        bad();
        refusedCredentials();
        sessions();
        accounts();
        mailedLinks();
        secondFactors();
        administration();
        users();
        standing();
        cookies();
        forged();
        otherMethods();
        otherPaths();
        otherTypes();
        large();
    }

    /** In the order in which they are recorded. */
    static final List<String> NAMES = List.copyOf(ALL.keySet());

    private final Api api;
    private final Visitor someone;
    private String token;

    SameRequests(Api api) {
        this.api = api;
        someone = new Visitor(api);
    }

    Answer send(String name) {
        return ALL.get(name).apply(this);
    }

    /** Removes the values that change in each run. */
    String masked(String text) {
        return text.replace(someone.username, "<someone>")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<id>")
                .replaceAll("eyJ[A-Za-z0-9_.-]+", "<token>")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "<time>")
                .replaceAll("\"lastSeen\":\"[0-9-]*\"", "\"lastSeen\":\"<day>\"")
                .replaceAll("\"refreshToken\":\"[^\"]*\"", "\"refreshToken\":\"<refresh token>\"")
                .replaceAll("\"ticket\":\"[^\"]*\"", "\"ticket\":\"<ticket>\"")
                .replaceAll("warden-refresh=[A-Za-z0-9_-]{43};", "warden-refresh=<refresh token>;")
                .replaceAll("warden-device=[A-Za-z0-9_-]{64};", "warden-device=<device>;")
                .replaceAll("Max-Age=1\\d{6}", "Max-Age=<two weeks>")
                .replaceAll("Java-http-client/[0-9._]+", "<user agent>")
                .replaceAll("\"(kid|n)\":\"[^\"]*\"", "\"$1\":\"<key>\"")
                .replaceAll("\"[0-9a-f]{32}\"", "\"<etag>\"")
                .replaceAll("\\b1\\d{12}\\b", "<version>")
                .replaceAll("\"holders\":\\d+", "\"holders\":<n>")
                .replaceAll("\\{\"roles\":\\{.*", "{\"roles\":<roles>}");
    }

    private static void good() {
        ALL.put("a registration", r -> r.someone.register());
        ALL.put("a login by e-mail", r -> r.registered().logIn(Api.PASSWORD));
        ALL.put(
                "a login by user name",
                r -> r.api.post(
                        "api/user/token", Api.json("username", r.registered().username, "password", Api.PASSWORD)));
        ALL.put("my account", r -> r.user().get("api/user"));
        ALL.put("secured data", r -> r.user().get("api/secured"));
        ALL.put("the head of secured data", r -> r.user().send("HEAD", "api/secured", null, none()));
        ALL.put("a change by an administrator", r -> r.api.asAdministrator().post("api/secured", ""));
        ALL.put("a role given", r -> r.api.asAdministrator().giveRole(r.registered().email, "Moderator"));
        ALL.put("a role taken", r -> r.api.asAdministrator().takeRole(r.registered().email, "User"));
        ALL.put("the public keys", r -> r.api.get(".well-known/jwks.json"));
        ALL.put(
                "the description of the API in HTML",
                r -> r.api.send(r.api.request("openapi").header("Accept", "text/html")));
        ALL.put("the description of the API that the caller has", r -> {
            String tag = r.api.get("openapi").header("ETag");
            return r.api.send(r.api.request("openapi").header("If-None-Match", tag));
        });
        for (String file : List.of("", "page.js", "swagger-ui.css", "swagger-ui-bundle.js.LICENSE.txt")) {
            ALL.put(
                    "openapi/ui/" + file + " in JSON",
                    r -> r.api.send(r.api.request("openapi/ui/" + file).header("Accept", JSON)));
        }
        ALL.put("the page about the API without its slash", r -> r.api.get("openapi/ui"));
        pages();
        ALL.put("the public keys again", r -> {
            String tag = r.api.get(".well-known/jwks.json").header("ETag");
            return r.api.send(r.api.request(".well-known/jwks.json").header("If-None-Match", "W/" + tag));
        });
    }

    private static void pages() {
        for (String page : List.of("console/", "account/")) {
            ALL.put("the page " + page + " that the caller has", r -> {
                String tag = r.api.get(page).header("ETag");
                return r.api.send(r.api.request(page).header("If-None-Match", tag));
            });
        }
        for (String file : List.of("console.js", "parts/when.js", "style.css", "lib/LICENSE.txt")) {
            ALL.put(
                    "console/" + file + " in JSON",
                    r -> r.api.send(r.api.request("console/" + file).header("Accept", JSON)));
        }
        ALL.put("the console without its slash", r -> r.api.get("console"));
        ALL.put("a file that is not one of the console", r -> r.api.get("console/parts/nothing.js"));
    }

    private static void bad() {
        String register = "api/user/register";
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("an empty object", "{}");
        bodies.put("no body", "");
        bodies.put("null", "null");
        bodies.put("an array", "[]");
        bodies.put("half an object", "{\"email\":");
        bodies.put("two objects", "{}{}");
        bodies.put("a comment", "{/**/}");
        bodies.put("a number for a text", "{\"email\":1}");
        bodies.put("an object for a text", "{\"email\":{\"a\":[1,2]}}");
        bodies.put("an unknown field", "{\"isAdmin\":true}");
        bodies.put("a field twice", "{\"email\":\"a@b\",\"email\":\"c@d\"}");
        bodies.put("a weak password", Api.registration("somebody", "somebody@example.org", "passwordpassword"));
        bodies.put("no e-mail address", Api.registration("somebody", "nowhere", Api.PASSWORD));
        bodies.put("an expression", Api.registration("${7*7}", "{validatedValue}@example.org", "#{7*7}"));
        bodies.forEach((name, body) -> ALL.put(name, r -> r.api.post(register, body)));
        ALL.put("no UTF-8", r -> r.api.send("POST", register, JSON, BodyPublishers.ofByteArray(new byte[] {'"', -1})));
        ALL.put(
                "a taken e-mail address",
                r -> new Visitor(r.api, "x" + r.registered().username, r.someone.email).register());
        ALL.put(
                "a taken user name",
                r -> r.registered().at("x" + r.someone.email).register());
    }

    private static void refusedCredentials() {
        ALL.put(
                "an unknown account",
                r -> r.api.post("api/user/token", Api.credentials("nobody@example.org", Api.PASSWORD)));
        ALL.put("a wrong password", r -> r.registered().logIn("no"));
        ALL.put(
                "two names",
                r -> r.api.post("api/user/token", Api.json("email", "a@b", "username", "abc", "password", "x")));
        ALL.put("no token at all", r -> r.api.get("api/secured"));
        ALL.put("a change without a token", r -> r.api.post("api/user/addrole", "{}"));
        ALL.put("a change by a user", r -> r.user().post("api/secured", ""));
        ALL.put("a role given by a user", r -> r.user().giveRole("a@b", "User"));
        ALL.put("a role for an unknown account", r -> r.api.asAdministrator().giveRole("nobody@example.org", "User"));
        ALL.put("an unknown role", r -> r.api.asAdministrator().giveRole(r.registered().email, "Emperor"));
    }

    private static void sessions() {
        String refresh = "api/user/refresh-token";
        String revoke = "api/user/revoke-token";
        ALL.put("a renewal", r -> r.api.renew(r.refreshToken()));
        ALL.put("an unknown refresh token", r -> r.api.renew("unknown"));
        ALL.put("no refresh token", r -> r.api.post(refresh, "{}"));
        ALL.put("a renewal without a body", r -> r.api.send("POST", refresh, null, none()));
        ALL.put("a ticket", r -> r.user().post("api/user/ticket", ""));
        ALL.put("an unknown ticket", r -> r.api.post("api/user/use-ticket", Api.json("ticket", "unknown")));
        ALL.put("the use of a ticket", r -> r.api.post("api/user/use-ticket", Api.json("ticket", r.ticket())));
        ALL.put("a revocation", r -> r.api.revoke(r.refreshToken()));
        ALL.put("a revocation of the caller's own", r -> r.user().send("POST", revoke, null, none()));
        ALL.put("a revocation of nothing", r -> r.api.send("POST", revoke, null, none()));
        ALL.put("my sessions", r -> r.user().get("api/user/sessions"));
        ALL.put("an end of all other sessions", r -> r.user().send("DELETE", "api/user/sessions", null, none()));
        ALL.put("an end of no session", r -> r.user().send("DELETE", "api/user/sessions/x", null, none()));
        ALL.put("a wrong current password", r -> r.password("no"));
        ALL.put("a new password", r -> r.password(Api.PASSWORD));
        ALL.put("the keys before a user", r -> r.user().get("api/keys"));
        ALL.put("an unknown key", r -> r.api.asAdministrator().post("api/keys/x/revoke", ""));
        ALL.put("the permissions of roles", r -> r.api.get(".well-known/warden-permissions"));
        for (String probe : List.of("started", "live", "ready")) {
            ALL.put("whether the node is " + probe, r -> r.api.get("health/" + probe));
        }
        ALL.put("the head of a probe", r -> r.api.send("HEAD", "health/ready", null, none()));
        ALL.put("the metrics without a token", r -> r.api.get("metrics"));
        ALL.put("the metrics with an access token", r -> r.api.as(r.token()).get("metrics"));
        ALL.put("the lines of a consumer", r -> r.api.get(".well-known/microprofile-config.properties"));
    }

    private static void accounts() {
        ALL.put("another first name", r -> r.user().send("PATCH", "api/user", JSON, text("{\"firstName\":\"John\"}")));
        ALL.put("an end of my account", r -> r.withPassword("DELETE", "api/user"));
        ALL.put("another proof of the account", r -> r.withPassword("POST", "api/user/proof"));
        ALL.put("another proof without a token", r -> r.api.post("api/user/proof", "{}"));
        ALL.put("an export without a token", r -> r.api.get("api/user/export"));
        ALL.put(
                "a new address with a wrong password",
                r -> r.user()
                        .send(
                                "PUT",
                                "api/user/email",
                                JSON,
                                text(Api.json("password", "no", "email", "x" + r.someone.email))));
    }

    private static void mailedLinks() {
        String address = Api.json("email", "nobody@example.org");
        String unknown = Api.json("token", "unknown");
        ALL.put("a forgotten password of an unknown address", r -> r.api.post("api/user/forgot-password", address));
        ALL.put("another link for an unknown address", r -> r.api.post("api/user/resend-confirmation", address));
        ALL.put("an unknown link to confirm", r -> r.api.post("api/user/confirm-email", unknown));
        ALL.put("an unknown link to undo", r -> r.api.post("api/user/undo-email", unknown));
        ALL.put(
                "an unknown link for a password",
                r -> r.api.post(
                        "api/user/reset-password", "{\"token\":\"unknown\",\"newPassword\":\"" + Api.PASSWORD + "\"}"));
        for (String file : List.of("confirm-email", "link.css", "link.js")) {
            ALL.put(
                    file + " in JSON",
                    r -> r.api.send(r.api.request("link/" + file).header("Accept", JSON)));
        }
    }

    private static void secondFactors() {
        ALL.put("a second factor without a token", r -> r.api.post("api/user/2fa", ""));
        ALL.put("a second factor without a code", r -> r.withPassword("POST", "api/user/2fa/confirm"));
        ALL.put("an end of it without a code", r -> r.withPassword("DELETE", "api/user/2fa"));
        ALL.put("recovery codes without a code", r -> r.withPassword("POST", "api/user/2fa/recovery-codes"));
    }

    private static void administration() {
        ALL.put("the next key before a user", r -> r.user().post("api/keys/rotate", ""));
        ALL.put(
                "a role given without a body",
                r -> r.api.asAdministrator().send("PUT", r.account() + "/roles/Moderator", null, none()));
        ALL.put(
                "a role with an end in the past",
                r -> r.api.asAdministrator()
                        .put(r.account() + "/roles/Moderator", Api.json("until", "2000-01-01T00:00:00Z")));
        ALL.put("a role taken from an account", r -> r.api.asAdministrator().delete(r.account() + "/roles/Moderator"));
        ALL.put("a role taken from no account", r -> r.api.asAdministrator().delete("api/users/x/roles/User"));
        ALL.put("a new group", r -> r.api.asAdministrator().post("api/groups", Api.json("name", r.someone.username)));
        ALL.put("the groups before a user", r -> r.user().get("api/groups"));
        ALL.put("a made-up cursor of groups", r -> r.api.asAdministrator().get("api/groups?cursor=v2.AAAA"));
        ALL.put("groups on a page of no size", r -> r.api.asAdministrator().get("api/groups?size=0"));
        ALL.put("an unknown group", r -> r.api.asAdministrator().get("api/groups/x"));
        ALL.put("a change of an unknown group", r -> r.api.asAdministrator().patch("api/groups/x", "{}"));
        ALL.put("a deletion of an unknown group", r -> r.api.asAdministrator().delete("api/groups/x"));
        ALL.put("the members of an unknown group", r -> r.api.asAdministrator().get("api/groups/x/members"));
        ALL.put("a member of an unknown group", r -> r.api.asAdministrator().put("api/groups/x/members/x", "{}"));
        ALL.put(
                "a member removed from an unknown group",
                r -> r.api.asAdministrator().delete("api/groups/x/members/x"));
        ALL.put("the roles before a user", r -> r.user().get("api/roles"));
        ALL.put("a role", r -> r.api.asAdministrator().get("api/roles/moderator"));
        ALL.put("no role", r -> r.api.asAdministrator().get("api/roles/Emperor"));
        ALL.put("a new role", r -> r.api.asAdministrator().post("api/roles", Api.json("name", r.someone.username)));
        ALL.put("a role with a taken name", r -> r.api.asAdministrator().post("api/roles", Api.json("name", "user")));
        ALL.put(
                "a role with an invalid permission",
                r -> r.api.asAdministrator()
                        .post("api/roles", "{\"name\":\"Clerk\",\"permissions\":[\"order:read\",\"*:read\"]}"));
        ALL.put(
                "a role changed without a version",
                r -> r.api.asAdministrator().patch("api/roles/Moderator", Api.json("description", "x")));
        ALL.put(
                "a role changed with an old version",
                r -> r.api.asAdministrator()
                        .with("If-Match", "\"0\"")
                        .patch("api/roles/Moderator", Api.json("description", "x")));
        ALL.put("the deletion of a role of Warden", r -> r.api.asAdministrator().delete("api/roles/User"));
        ALL.put("the permissions before a user", r -> r.user().get("api/permissions"));
        ALL.put(
                "permissions of an application",
                r -> r.api.asAdministrator()
                        .put("api/permissions/shop", "{\"permissions\":[{\"name\":\"shop:open\"}]}"));
        ALL.put(
                "a declaration of Warden's own permission",
                r -> r.api.asAdministrator()
                        .put("api/permissions/shop", "{\"permissions\":[{\"name\":\"warden:key:read\"}]}"));
        ALL.put("no events at all", r -> r.api.asAdministrator().get("api/audit?size=0"));
        ALL.put("counts of events before a user", r -> r.user().get("api/audit/counts"));
        ALL.put("the chain of events before a user", r -> r.user().get("api/audit/verify"));
    }

    private static void users() {
        ALL.put("accounts before a user", r -> r.user().get("api/users"));
        ALL.put("accounts with an unknown status", r -> r.api.asAdministrator().get("api/users?status=gone"));
        ALL.put("no accounts at all", r -> r.api.asAdministrator().get("api/users?role=Unknown"));
        ALL.put("a made-up cursor of accounts", r -> r.api.asAdministrator().get("api/users?cursor=v2.AAAA"));
        ALL.put("the counts of accounts before a user", r -> r.user().get("api/users/counts"));
        ALL.put("one account", r -> {
            String path = r.account();
            return r.api.asAdministrator().get(path);
        });
        ALL.put("one unknown account", r -> r.api.asAdministrator().get("api/users/unknown"));
        ALL.put("an invitation", r -> r.api.asAdministrator().post("api/users", r.invitation()));
        ALL.put("an invitation of a taken name", r -> {
            r.registered();
            return r.api.asAdministrator().post("api/users", r.invitation());
        });
        ALL.put("an invitation of an active owner", r -> r.api.asAdministrator().post(r.account() + "/invite", ""));
        ALL.put(
                "an invitation into no group",
                r -> r.api.asAdministrator()
                        .post("api/users", r.invitation().replace("}", ",\"groups\":[\"unknown\"]}")));
        ALL.put("access by nothing", r -> r.user().get("api/user/access"));
        ALL.put("access by a permission", r -> r.user().get("api/user/access?permission=order:read"));
        ALL.put("access by a role", r -> r.user().get("api/user/access?role=User"));
        ALL.put("access of a user before a user", r -> r.user().get("api/users/unknown/access?role=User"));
        ALL.put("access of an unknown account", r -> r.api.asAdministrator().get("api/users/unknown/access?role=User"));
        ALL.put(
                "access of a user to the keys",
                r -> r.api.asAdministrator().get(r.account() + "/access?permission=warden:key:read"));
        ALL.put("an edit of any version", r -> r.api.asAdministrator().patch(r.account(), NAME));
        ALL.put(
                "an edit of an old version",
                r -> r.api.asAdministrator().with("If-Match", "\"99\"").patch(r.account(), NAME));
        ALL.put("an edit", r -> r.api.asAdministrator().with("If-Match", "*").patch(r.account(), NAME));
    }

    private static void standing() {
        String unknown = "api/users/unknown";
        for (String act : List.of("lock", "unlock", "disable", "enable", "logout", "restore")) {
            ALL.put(act + " of an unknown account", r -> r.api.asAdministrator().post(unknown + "/" + act, "{}"));
        }
        ALL.put("a lock by a user", r -> r.user().post(unknown + "/lock", "{}"));
        ALL.put(
                "a lock until yesterday",
                r -> r.api.asAdministrator().post(r.account() + "/lock", Api.json("until", "2001-01-01T00:00:00Z")));
        ALL.put(
                "a lock",
                r -> r.api.asAdministrator().post(r.account() + "/lock", Api.json("reason", "seen elsewhere")));
        ALL.put(
                "a demand for a new password in an unknown way",
                r -> r.api.asAdministrator().post(unknown + "/password", Api.json("how", "pigeon")));
        ALL.put("the sessions of a user", r -> r.api.asAdministrator().get(r.account() + "/sessions"));
        ALL.put(
                "an end of an unknown session of a user",
                r -> r.api.asAdministrator().delete(r.account() + "/sessions/x"));
        ALL.put("a removal of no second factor", r -> r.api.asAdministrator().delete(r.account() + "/2fa"));
        ALL.put("a deletion of a user", r -> r.api.asAdministrator().delete(r.account()));
        ALL.put("a deletion of an unknown account", r -> r.api.asAdministrator().delete(unknown + "?at-once=true"));
    }

    private static void cookies() {
        ALL.put(
                "a login with a cookie",
                r -> r.api.post(
                        "api/user/token?transport=cookie", Api.credentials(r.registered().email, Api.PASSWORD)));
        ALL.put(
                "a login with another transport",
                r -> r.api.post("api/user/token?transport=pigeon", Api.credentials("a@b", "c")));
        ALL.put("a renewal by a cookie", r -> r.byCookie("api/user/refresh-token", "X-Requested-With", "x"));
        ALL.put("a renewal by a cookie alone", r -> r.byCookie("api/user/refresh-token", "X-Other", "x"));
        ALL.put(
                "a renewal by a cookie from elsewhere",
                r -> r.byCookie("api/user/refresh-token", "Origin", "https://evil.example"));
        ALL.put("a revocation by a cookie", r -> r.byCookie("api/user/revoke-token", "X-Requested-With", "x"));
    }

    private static void forged() {
        ALL.put("garbage for a token", r -> r.api.as("garbage").get("api/secured"));
        ALL.put(
                "an unsigned token",
                r -> r.api.as(r.forged("{\"alg\":\"none\",\"typ\":\"JWT\"}", ""))
                        .get("api/secured"));
        ALL.put(
                "a token of an unknown key",
                r -> r.api.as(r.forged("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"x\"}", "AAAA"))
                        .get("api/user"));
        ALL.put("a changed token", r -> r.api.as(r.token() + "A").get("api/user"));
        ALL.put("a token in the address", r -> r.api.get("api/secured?access_token=" + r.token()));
        ALL.put("a scheme without a token", r -> r.authorized("Bearer"));
        ALL.put("a scheme in small letters", r -> r.authorized("bearer " + r.token()));
        ALL.put("another scheme", r -> r.authorized("Basic ZHVrZTpzM2NyZXQ="));
        ALL.put("a bad token at an open door", r -> r.api.as("garbage").get(".well-known/nothing"));
    }

    private static void otherMethods() {
        ALL.put("GET of a POST", r -> r.api.get("api/user/token"));
        ALL.put("HEAD of a POST", r -> r.api.send("HEAD", "api/user/token", null, none()));
        for (String method : List.of("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "FOO")) {
            ALL.put(method, r -> r.wire().send(method, "/api/secured", "X-Secret: s"));
        }
    }

    private static void otherPaths() {
        for (String path : List.of(
                "/",
                "/nothing",
                "/api",
                "/api/",
                "/api/nothing",
                "/api/secured/",
                "/api/SECURED",
                "/api/secured.json",
                "/.well-known/",
                "/error",
                "/error/x",
                "/index.jsp",
                "/favicon.ico",
                "/WEB-INF",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/org/warden/database/WardenDataSource.class",
                "/application.wadl",
                "/ibm_security_logout",
                "/ibm_security_logou%74",
                "/api/ibm_security_logout;x",
                "/j_security_check")) {
            ALL.put("GET " + path, r -> r.wire().send("GET", path));
        }
    }

    private static void otherTypes() {
        for (String type : List.of("text/plain", "application/xml", "application/x-www-form-urlencoded", "text/json")) {
            ALL.put(
                    "a body of " + type,
                    r -> r.api.send("POST", "api/user/token", type, BodyPublishers.ofString("{}")));
        }
        ALL.put("a body of no type", r -> r.api.send("POST", "api/user/token", null, BodyPublishers.ofString("{}")));
        ALL.put(
                "a body in another charset",
                r -> r.api.send(
                        "POST", "api/user/token", JSON + "; charset=iso-8859-1", BodyPublishers.ofString("{}")));
        ALL.put(
                "an answer in HTML",
                r -> r.api.send(r.api.request(".well-known/jwks.json").header("Accept", "text/html")));
        ALL.put(
                "a weight that is none",
                r -> r.api.send(r.api.request("api/secured").header("Accept", "a/b;q=x")));
    }

    private static void large() {
        ALL.put("one byte too many", r -> r.api.post("api/user/token", " ".repeat(65_537)));
        ALL.put(
                "one byte too many of unknown length",
                r -> r.api.send("POST", "api/user/token", JSON, chunked(65_537)));
        ALL.put(
                "megabytes",
                r -> r.api.send("POST", "api/user/token", JSON, BodyPublishers.ofByteArray(new byte[9_000_000])));
        ALL.put("a long address", r -> r.wire().send("GET", "/api/" + "a".repeat(3_000)));
    }

    private static BodyPublisher none() {
        return BodyPublishers.noBody();
    }

    private static BodyPublisher text(String json) {
        return BodyPublishers.ofString(json);
    }

    private static BodyPublisher chunked(int length) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length]));
    }

    private Visitor registered() {
        someone.register();
        return someone;
    }

    private String invitation() {
        return Api.json("email", someone.email, "username", someone.username, "firstName", "Ada", "lastName", "Byron");
    }

    private String account() {
        return "api/users/" + user().get("api/user").text("id");
    }

    private String ticket() {
        return user().post("api/user/ticket", "").text("ticket");
    }

    private String refreshToken() {
        return registered().logIn(Api.PASSWORD).text("refreshToken");
    }

    private Answer byCookie(String path, String header, String value) {
        return api.send(api.request(path)
                .header("Cookie", "__Host-warden-refresh=" + refreshToken())
                .header(header, value)
                .POST(none()));
    }

    private Answer password(String current) {
        String body = Api.json("currentPassword", current, "newPassword", "another battery 9 staple");
        return user().put("api/user/password", body);
    }

    private Answer withPassword(String method, String path) {
        return user().send(method, path, JSON, text("{\"password\":\"" + Api.PASSWORD + "\"}"));
    }

    private String token() {
        token = token == null ? api.newcomer(someone.username) : token;
        return token;
    }

    private Api user() {
        return api.as(token());
    }

    private Answer authorized(String authorization) {
        return api.send(api.request("api/secured").header("Authorization", authorization));
    }

    private String forged(String header, String signature) {
        return Base64URL.encode(header) + "." + token().split("\\.", -1)[1] + "."
                + Base64URL.encode(signature.getBytes(StandardCharsets.UTF_8));
    }

    private Wire wire() {
        return new Wire(api.uri(""));
    }
}
