@NullMarked
package id.sokoguru.onboarding;

import org.jspecify.annotations.NullMarked;
