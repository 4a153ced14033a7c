/**
 * People at their screens: a real browser walks through the running application as a teller, a
 * bookkeeper, a chair, an inspector and a member do.
 */
@NullMarked
package id.sokoguru.journeys;

import org.jspecify.annotations.NullMarked;
