@NullMarked
package id.sokoguru.portal;

import org.jspecify.annotations.NullMarked;
