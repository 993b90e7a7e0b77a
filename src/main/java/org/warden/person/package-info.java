/**
 * The names of a person: first and last name, user name and e-mail address, with the rules for each.
 *
 * <p>Owns no table and no setting. Refuses to know whether a name is taken: the package account does.
 */
package org.warden.person;
