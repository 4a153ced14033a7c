@NullMarked
package id.sokoguru.dayend;

import org.jspecify.annotations.NullMarked;
