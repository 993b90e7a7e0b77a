/**
 * Groups of accounts, in a tree. A member has the roles of the group and of every group above it.
 *
 * <p>Owns the tables {@code user_group}, {@code group_path}, {@code group_role}, {@code group_member}, {@code group_tree} and
 * {@code role_cut}, and no setting. The paths hold each pair of a group and one above it, so that the roles of an account are
 * one statement without recursion. If a group loses a role, no row of a member is written: the time is stored with the role,
 * and each node looks up each older token once. Refuses to decide who may change a group: its callers ask the package
 * authority. Refuses to know accounts, except their ids.
 */
package org.warden.group;
