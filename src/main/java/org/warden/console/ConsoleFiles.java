package org.warden.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.warden.page.StaticFile;
import org.warden.page.StaticFiles;

/** The closed list of files below {@code /console/}, and the two pages. Read at the first call. */
final class ConsoleFiles {
    static final String CONSOLE = "index.html";
    static final String ACCOUNT = "account.html";
    static final String STYLE = "style.css";
    static final String LICENCES = "lib/LICENSE.txt";

    /** A test compares them with the folder. */
    static final List<String> SCRIPTS = List.of(
            "account.js",
            "api.js",
            "console.js",
            "frame.js",
            "html.js",
            "idle.js",
            "lib/htm.module.js",
            "lib/preact.module.js",
            "names.js",
            "parts/agent.js",
            "parts/chart.js",
            "parts/choices.js",
            "parts/codes.js",
            "parts/confirm.js",
            "parts/dialog.js",
            "parts/events.js",
            "parts/file.js",
            "parts/form.js",
            "parts/grant.js",
            "parts/group-columns.js",
            "parts/icon.js",
            "parts/keys.js",
            "parts/lanes.js",
            "parts/load.js",
            "parts/notice.js",
            "parts/person.js",
            "parts/proof.js",
            "parts/reason.js",
            "parts/refusal.js",
            "parts/search.js",
            "parts/second-factor.js",
            "parts/table.js",
            "parts/tree.js",
            "parts/when.js",
            "people/columns.js",
            "people/field.js",
            "people/filters.js",
            "permissions.js",
            "person/access.js",
            "person/acts.js",
            "person/edit.js",
            "person/profile.js",
            "person/record.js",
            "person/rights.js",
            "person/security.js",
            "person/sessions.js",
            "router.js",
            "scheme.js",
            "screens/activity.js",
            "screens/data.js",
            "screens/entry.js",
            "screens/group.js",
            "screens/groups.js",
            "screens/invite.js",
            "screens/keys.js",
            "screens/login.js",
            "screens/me.js",
            "screens/overview.js",
            "screens/people.js",
            "screens/person.js",
            "screens/record.js",
            "screens/role.js",
            "screens/roles.js",
            "screens/security.js",
            "screens/sessions.js",
            "session.js",
            "start.js",
            "words.js",
            "words/de.js",
            "words/en.js");

    /** Trusted types: a script cannot turn text into HTML, not even by mistake. */
    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script';"
                    + " trusted-types 'none'";

    /** Passkeys and copying are for Warden itself. All other features concern a user or a device, and are off. */
    static final String PERMISSIONS = Stream.concat(
                    Stream.of("publickey-credentials-get", "publickey-credentials-create", "clipboard-write")
                            .map(ours -> ours + "=(self)"),
                    Stream.of(
                                    "accelerometer",
                                    "autoplay",
                                    "camera",
                                    "clipboard-read",
                                    "display-capture",
                                    "encrypted-media",
                                    "fullscreen",
                                    "gamepad",
                                    "geolocation",
                                    "gyroscope",
                                    "hid",
                                    "idle-detection",
                                    "local-fonts",
                                    "magnetometer",
                                    "microphone",
                                    "midi",
                                    "payment",
                                    "picture-in-picture",
                                    "screen-wake-lock",
                                    "serial",
                                    "storage-access",
                                    "usb",
                                    "window-management",
                                    "xr-spatial-tracking")
                            .map(other -> other + "=()"))
            .collect(Collectors.joining(", "));

    private static final StaticFiles PAGES = new StaticFiles(Stream.of(CONSOLE, ACCOUNT)
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), name -> file(name).under(POLICY))));

    private static final StaticFiles FILES = new StaticFiles(below());

    private ConsoleFiles() {}

    private static Map<String, StaticFile> below() {
        return Stream.concat(SCRIPTS.stream(), Stream.of(STYLE, LICENCES))
                .collect(Collectors.toUnmodifiableMap(Function.identity(), ConsoleFiles::file));
    }

    private static StaticFile file(String name) {
        return StaticFile.beside(ConsoleFiles.class, name);
    }

    /** The answer with a page, or 304 if the caller already has it. */
    static Response page(String name, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", PERMISSIONS);
        return PAGES.answer(name, request, response);
    }

    /** The answer with a file of the pages, or 304. Throws {@code NOT_FOUND} for any other name. */
    static Response file(String name, HttpServletRequest request, HttpServletResponse response) {
        return FILES.answer(name, request, response);
    }
}
