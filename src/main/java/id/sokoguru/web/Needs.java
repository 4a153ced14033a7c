package id.sokoguru.web;

import id.sokoguru.kernel.Permission;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the visitor must be allowed to do to reach a handler; any one of the permissions is enough,
 * and {@code @Needs({})} asks only that somebody is signed in. A handler without this annotation or
 * {@link Public} is refused by a test.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    Permission[] value();
}
