/** Values that every room shares: money, ids, days, who acts. No Spring, no SQL, knows nobody. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package id.sokoguru.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
