@NullMarked
package id.sokoguru.privacy;

import org.jspecify.annotations.NullMarked;
