package org.warden.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * How the world reaches this service.
 *
 * @param publicUrl the base of every link, without a slash at its end
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
            // Said below.
        }
        settings.mistake(PUBLIC_URL, "must be an http or https address such as https://id.example.org");
        return new HttpSettings(URI.create("http://localhost"));
    }

    /** Every link in a mail begins with it, and only over https it reaches its reader unchanged. */
    private static void requireSafeInProduction(Settings settings, URI url) {
        settings.requireChosenInProduction(PUBLIC_URL);
        if (settings.production()
                && "http".equals(url.getScheme())
                && !HERE.contains(url.getHost().toLowerCase(Locale.ROOT))) {
            settings.mistake(PUBLIC_URL, "must be https when warden.profile=production, unless it is localhost");
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
