@NullMarked
package id.sokoguru.lending;

import org.jspecify.annotations.NullMarked;
