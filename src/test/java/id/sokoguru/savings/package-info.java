@NullMarked
package id.sokoguru.savings;

import org.jspecify.annotations.NullMarked;
