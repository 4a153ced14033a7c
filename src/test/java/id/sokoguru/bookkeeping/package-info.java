@NullMarked
package id.sokoguru.bookkeeping;

import org.jspecify.annotations.NullMarked;
