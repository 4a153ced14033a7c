@org.jspecify.annotations.NullMarked
package id.sokoguru.supervision;
