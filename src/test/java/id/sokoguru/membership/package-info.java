@NullMarked
package id.sokoguru.membership;

import org.jspecify.annotations.NullMarked;
