@NullMarked
package id.sokoguru.rule;

import org.jspecify.annotations.NullMarked;
