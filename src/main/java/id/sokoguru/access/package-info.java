/**
 * Who may act where: people, sign-in, sessions, roles, four-eyes approvals, visits and the audit
 * trail.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "web"})
package id.sokoguru.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
