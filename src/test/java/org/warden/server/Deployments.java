package org.warden.server;

import java.io.File;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The finished WAR, deployed once for all {@code *IT} classes (see {@code arquillian.xml}). */
public class Deployments {
    private Deployments() {}

    @Deployment(testable = false)
    public static WebArchive war() {
        // ROOT.war: the context root is /.
        return ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(new File(System.getProperty("warden.it.war")))
                .as(WebArchive.class);
    }
}
