/** Sokoguru: one package a room, see docs/concepts/rooms.md. */
@NullMarked
package id.sokoguru;

import org.jspecify.annotations.NullMarked;
