package org.warden.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * The public address of this service.
 *
 * @param publicUrl the base of every link, without a trailing slash
 */
@SettingsGroup
public record HttpSettings(URI publicUrl) {
    private static final String PUBLIC_URL = "warden.public-url";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    public static HttpSettings from(Settings settings) {
        String text = settings.text(PUBLIC_URL);
        try {
            URI url = new URI(text.replaceAll("/+$", "")).parseServerAuthority();
            if (isWebAddress(url)) {
                requireSafeInProduction(settings, url);
                return new HttpSettings(url);
            }
        } catch (URISyntaxException notAnAddress) {
            // Reported below.
        }
        settings.mistake(PUBLIC_URL, "must be an http or https address such as https://id.example.org");
        return new HttpSettings(URI.create("http://localhost"));
    }

    /** Every link in a mail begins with this address. Over http, an attacker could change the page behind it. */
    private static void requireSafeInProduction(Settings settings, URI url) {
        settings.requireChosenInProduction(PUBLIC_URL);
        if ("http".equals(url.getScheme()) && !HERE.contains(url.getHost().toLowerCase(Locale.ROOT))) {
            settings.refuseInProduction(
                    PUBLIC_URL, "must be https when warden.profile=production, unless it is localhost");
        }
    }

    private static boolean isWebAddress(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        return web
                && url.getHost() != null
                && url.getUserInfo() == null
                && url.getQuery() == null
                && url.getFragment() == null;
    }
}
