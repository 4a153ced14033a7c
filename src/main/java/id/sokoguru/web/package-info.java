/**
 * What every page shares: layout, words, forms, figures, errors. Knows the values and nobody's
 * business.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package id.sokoguru.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
