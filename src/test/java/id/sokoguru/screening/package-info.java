@NullMarked
package id.sokoguru.screening;

import org.jspecify.annotations.NullMarked;
