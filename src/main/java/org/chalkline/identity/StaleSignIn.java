package org.chalkline.identity;

/** What was asked for needs a fresh sign-in, and the last one is more than five minutes ago. */
class StaleSignIn extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StaleSignIn() {
    super("The second factor was shown more than five minutes ago");
  }
}
