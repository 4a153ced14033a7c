@NullMarked
package id.sokoguru.asset;

import org.jspecify.annotations.NullMarked;
