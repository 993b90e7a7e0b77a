package org.warden.secondfactor;

import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The data for an authenticator app.
 *
 * @param secret the secret in Base32, for typing
 * @param uri the secret as a URI that apps can open
 * @param qrCode the URI as a QR code: an SVG document
 */
public record SetupView(String secret, String uri, String qrCode) {
    private static final int BORDER = 4;

    static SetupView of(String secret, String issuer, String account) {
        String uri = "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + secret + "&issuer="
                + encoded(issuer) + "&algorithm=SHA1&digits=" + Totp.DIGITS + "&period=" + Totp.STEP_SECONDS;
        return new SetupView(secret, uri, svg(QrCode.encodeText(uri, QrCode.Ecc.MEDIUM)));
    }

    /** Apps expect a space as {@code %20}. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String svg(QrCode code) {
        int size = code.size + 2 * BORDER;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + BORDER)
                            .append(',')
                            .append(y + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size + "\" stroke=\"none\">"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"" + path + "\" fill=\"#000\"/></svg>";
    }

    @Override
    public String toString() {
        return "SetupView[***]";
    }
}
