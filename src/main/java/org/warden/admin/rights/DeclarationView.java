package org.warden.admin.rights;

import java.util.List;

/** The permissions that an application has declared, in alphabetical order. */
public record DeclarationView(String application, List<String> permissions) {}
