package org.warden;

import org.warden.setting.Settings;

/**
 * What a start that fails does to the server.
 *
 * @param exit whether the process ends
 */
record StartSettings(Exit exit) {
    /** Where the settings cannot be read at all. */
    static final StartSettings UNKNOWN = new StartSettings(Exit.AUTO);

    static StartSettings from(Settings settings) {
        return new StartSettings(settings.choice("warden.exit-on-failure", Exit.class));
    }

    boolean exits() {
        return exit == Exit.ALWAYS || (exit == Exit.AUTO && Abort.onlyServesUs());
    }

    enum Exit {
        /** Where the server was started for this application alone. */
        AUTO,
        ALWAYS,
        NEVER
    }
}
