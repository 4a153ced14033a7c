/**
 * The commands of {@code ./sokoguru}: reads what was typed, calls the doors of the rooms, prints.
 */
@NullMarked
@ApplicationModule
package id.sokoguru.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
