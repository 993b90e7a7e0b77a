/**
 * Reading the settings: MicroProfile Config in, typed and checked values out.
 *
 * <p>Owns {@code warden.profile}. Every feature has one {@code XSettings} record, a {@link
 * org.warden.setting.SettingsGroup}, which the container finds. All groups are read together, before any is used, so that one
 * start reports every mistake. Refuses to know what any setting is for.
 */
package org.warden.setting;
