/** The documents, held against the code: what is generated is current, what is linked exists. */
@NullMarked
package id.sokoguru.docs;

import org.jspecify.annotations.NullMarked;
