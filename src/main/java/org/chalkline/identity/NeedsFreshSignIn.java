package org.chalkline.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a controller's method: only after a fresh sign-in ({@link FreshSignIn}). A page asks for the
 * second factor and then does what was asked for; the API answers 403 with a problem that says so.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface NeedsFreshSignIn {}
