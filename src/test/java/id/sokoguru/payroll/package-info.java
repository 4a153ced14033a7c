@NullMarked
package id.sokoguru.payroll;

import org.jspecify.annotations.NullMarked;
