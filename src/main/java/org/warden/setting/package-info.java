/**
 * Reading the settings: MicroProfile Config in, typed and checked values out.
 *
 * <p>Owns {@code warden.profile}. Every feature has one {@code XSettings} record that is read through {@link
 * org.warden.setting.Settings}, so that one start reports every mistake at once. Refuses to know what any setting is for.
 */
package org.warden.setting;
