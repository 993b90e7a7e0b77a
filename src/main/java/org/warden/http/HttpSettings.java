package org.warden.http;

import java.net.URI;
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
        if (text.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?")) {
            return new HttpSettings(URI.create(text.replaceAll("/+$", "")));
        }
        settings.mistake(PUBLIC_URL, "must be an http or https address such as https://id.example.org");
        return new HttpSettings(URI.create("http://localhost"));
    }
}
