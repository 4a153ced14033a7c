@NullMarked
package id.sokoguru.collector;

import org.jspecify.annotations.NullMarked;
