package org.warden.http;

import java.net.URI;
import java.net.URISyntaxException;
import org.warden.setting.Settings;

/**
 * How the world reaches this service.
 *
 * @param publicUrl the base of every link, without a slash at its end
 */
public record HttpSettings(URI publicUrl) {
    private static final String PUBLIC_URL = "warden.public-url";

    public static HttpSettings from(Settings settings) {
        String text = settings.text(PUBLIC_URL);
        try {
            URI url = new URI(text.replaceAll("/+$", "")).parseServerAuthority();
            if (isWebAddress(url)) {
                return new HttpSettings(url);
            }
        } catch (URISyntaxException notAnAddress) {
            // Said below.
        }
        settings.mistake(PUBLIC_URL, "must be an http or https address such as https://id.example.org");
        return new HttpSettings(URI.create("http://localhost"));
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
