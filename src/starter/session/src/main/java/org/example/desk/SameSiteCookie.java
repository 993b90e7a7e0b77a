package org.example.desk;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Keeps pages of other sites from posting in the name of the user. WildFly ignores the attribute in {@code web.xml}; Payara takes
 * it from {@code glassfish-web.xml} only.
 */
@WebListener
public class SameSiteCookie implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getSessionCookieConfig().setAttribute("SameSite", "Lax");
    }
}
