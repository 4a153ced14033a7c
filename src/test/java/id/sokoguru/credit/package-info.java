@NullMarked
package id.sokoguru.credit;

import org.jspecify.annotations.NullMarked;
