@NullMarked
package id.sokoguru.renteng;

import org.jspecify.annotations.NullMarked;
