/**
 * A real browser for the tests of pages: Chromium of the operating system, without a window, driven by Playwright.
 *
 * <p>Playwright runs on the Node of this machine and downloads neither a Node nor a browser. Tests have the tag {@code browser}
 * and are skipped if Chromium or Node is missing, except on CI.
 */
package org.warden.browser;
