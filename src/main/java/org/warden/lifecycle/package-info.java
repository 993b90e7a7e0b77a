/**
 * The events of an account as a whole: creation, confirmation of its address, a new password, closure, removal. Each is
 * implemented once. Resources and their acts only check permission, then call this package in their transaction, with the
 * account's row locked.
 *
 * <p>The table shows what each event ends, for an account with a second factor; {@code LifecycleTableIT} proves each cell. A
 * way back is a link that undoes a change of address. An undo ends only the ways back to later addresses, and only a second
 * factor that is pending or was confirmed after the change or shortly before it. A mail that was not sent yet is withdrawn with
 * its link; a mail that tells the owner what happened is sent even after the account is gone. Demand means that an
 * administrator demands a new password at the next login. Closing means a deletion that can still be taken back.
 *
 * <pre>
 *                  | password change | reset by link | e-mail undo | lock | disabling | closing | demand | deletion
 * own session      | stay            | end           | end         | end  | end       | end     | end    | end
 * other sessions   | end             | end           | end         | end  | end       | end     | end    | end
 * links            | end             | end           | end         | end  | end       | end     | end    | end
 * mails with links | end             | end           | end         | end  | end       | end     | end    | end
 * ways back        | stay            | stay          | end         | stay | stay      | stay    | stay   | end
 * trust in devices | end             | end           | end         | end  | end       | end     | end    | end
 * devices seen     | stay            | stay          | end         | stay | stay      | stay    | stay   | end
 * second factor    | stay            | stay          | end         | stay | stay      | stay    | stay   | end
 * recovery codes   | stay            | stay          | end         | stay | stay      | stay    | stay   | end
 * wrong guesses    | stay            | end           | stay        | stay | stay      | stay    | stay   | end
 * roles            | stay            | stay          | stay        | stay | stay      | stay    | stay   | end
 * groups           | stay            | stay          | stay        | stay | stay      | stay    | stay   | end
 * words            | stay            | stay          | stay        | stay | stay      | stay    | stay   | end
 * record           | stay            | stay          | stay        | stay | stay      | stay    | stay   | stay
 * </pre>
 *
 * <p>Owns the setting {@code warden.account.grace} and no table. Does not check credentials: its callers already have.
 */
package org.warden.lifecycle;
