package org.warden.edge;

import org.warden.setting.Settings;
import org.warden.setting.SettingsGroup;

/**
 * What the edge lets pass.
 *
 * @param webSockets whether an application inside the WAR may have WebSockets; on Payara they can mix up other requests
 */
@SettingsGroup
public record EdgeSettings(boolean webSockets) {
    public static EdgeSettings from(Settings settings) {
        return new EdgeSettings(settings.isOn("warden.edge.web-sockets"));
    }
}
