package org.warden.console;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Locale;
import java.util.stream.Stream;

/** How a page is looked at: width in CSS pixels, colour scheme, and language as a BCP 47 tag. */
record Look(int width, ColorScheme scheme, String language) {
    private static final int HEIGHT = 800;

    /** Each width with each scheme and each language, each scheme with each language; all widths are those of the design. */
    static Stream<Look> pairs() {
        return Stream.of(
                new Look(320, ColorScheme.LIGHT, "de"),
                new Look(360, ColorScheme.LIGHT, "en"),
                new Look(360, ColorScheme.DARK, "de"),
                new Look(768, ColorScheme.LIGHT, "de"),
                new Look(768, ColorScheme.DARK, "en"),
                new Look(1280, ColorScheme.LIGHT, "en"),
                new Look(1280, ColorScheme.DARK, "de"));
    }

    /** Gives the page this width and scheme, and no motion; its language is that of its tab. */
    void on(Page page) {
        page.setViewportSize(width, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
    }

    String schemeName() {
        return scheme.name().toLowerCase(Locale.ROOT);
    }
}
