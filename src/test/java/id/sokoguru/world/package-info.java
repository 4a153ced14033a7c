/**
 * The world in which every test lives: one PostgreSQL, one application, one clock that stands
 * still.
 */
@NullMarked
package id.sokoguru.world;

import org.jspecify.annotations.NullMarked;
