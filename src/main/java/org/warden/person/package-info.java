/**
 * What a person is called: names, user name, e-mail address, and the rules for each.
 *
 * <p>Owns no table and no setting. Refuses to know whether a name is taken: that is the account's.
 */
package org.warden.person;
