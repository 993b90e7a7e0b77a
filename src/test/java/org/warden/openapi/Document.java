package org.warden.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.warden.door.Door;
import org.warden.door.Doors;

/** The description of the API (OpenAPI 3.1), made from the code. */
final class Document {
    private static final String ABOUT = """
            Warden is an identity service: accounts, logins, sessions, roles and permissions.

            - **Caller**: most calls need an access token in the header `Authorization: Bearer ...`, which \
            `POST /api/user/token` returns. If an operation names a role or a permission, the account must have it.
            - **Proof**: some calls also need a recent proof of the account; `POST /api/user/proof` gives it. \
            *Proof with a second factor*: only if the account has one. *Proof for rights over Warden*: only if the call \
            concerns a role that holds `*` or a permission that begins with `warden:`.
            - **Cost**: what the call takes from the budgets of its address and its account. A caller without budget gets 429.
            - **Problems**: every refusal is `application/problem+json` (RFC 9457). Its `code` is stable.
            - **HEAD** is answered like GET, without the body. Any other method is answered 405 `method-not-allowed`, an \
            unknown address 404 `not-found`.
            - **Null**: a body may have `null` for a field that it may omit. An answer omits what it does not know.""";

    private Document() {}

    /** The whole document as nested maps and lists. */
    static Map<String, Object> of(Doors doors, String version) {
        Schemas schemas = new Schemas();
        Refusals refusals = new Refusals();
        Map<String, Object> paths = paths(doors, new Operations(schemas, refusals));
        schemas.add("Problem", Refusals.problem());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.1");
        document.put("info", info(version));
        document.put("servers", List.of(server()));
        document.put("tags", tags(doors));
        document.put("paths", paths);
        document.put("components", components(schemas, refusals));
        return document;
    }

    private static Map<String, Object> info(String version) {
        Map<String, Object> license = new LinkedHashMap<>();
        license.put("name", "Apache License 2.0");
        license.put("identifier", "Apache-2.0");
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", "Warden");
        info.put("summary", "The HTTP API of Warden");
        info.put("description", ABOUT);
        info.put("license", license);
        info.put("version", version);
        return info;
    }

    /** Relative to the address of the document, so that it is right behind every context root and every proxy. */
    private static Map<String, Object> server() {
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("url", ".");
        server.put("description", "The server from which this document comes");
        return server;
    }

    private static List<Object> tags(Doors doors) {
        Map<String, Object> tags = new TreeMap<>();
        for (Door door : doors.all()) {
            tags.computeIfAbsent(Operations.tag(door), name -> {
                Map<String, Object> tag = new LinkedHashMap<>();
                tag.put("name", name);
                tag.put(
                        "description",
                        Javadoc.of(door.code().getDeclaringClass().getPackage()).summary());
                return tag;
            });
        }
        return List.copyOf(tags.values());
    }

    private static Map<String, Object> paths(Doors doors, Operations operations) {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (Door door : doors.all()) {
            String path = "/" + door.call().split(" ", 2)[1];
            @SuppressWarnings("unchecked") // made here
            Map<String, Object> methods =
                    (Map<String, Object>) paths.computeIfAbsent(path, unknown -> new LinkedHashMap<String, Object>());
            methods.put(door.method().toLowerCase(Locale.ROOT), operations.of(door));
        }
        return paths;
    }

    private static Map<String, Object> components(Schemas schemas, Refusals refusals) {
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("schemas", schemas.all());
        components.put("responses", refusals.all());
        components.put("parameters", Headers.parameters());
        components.put("headers", Headers.headers());
        components.put("securitySchemes", ways());
        return components;
    }

    private static Map<String, Object> ways() {
        Map<String, Object> bearer = new LinkedHashMap<>();
        bearer.put("type", "http");
        bearer.put("scheme", "bearer");
        bearer.put("bearerFormat", "JWT");
        bearer.put("description", "An access token: `token` in the answer of `POST /api/user/token`.");
        Map<String, Object> basic = new LinkedHashMap<>();
        basic.put("type", "http");
        basic.put("scheme", "basic");
        basic.put(
                "description",
                "User name and password, if `warden.bearer.basic` is on; a call like this has no session.");
        Map<String, Object> ways = new LinkedHashMap<>();
        ways.put("bearer", bearer);
        ways.put("basic", basic);
        return ways;
    }
}
