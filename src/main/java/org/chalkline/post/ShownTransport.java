package org.chalkline.post;

/** Where no mail server is configured: nothing leaves, the outbox page shows what would have. */
final class ShownTransport implements Transport {

  @Override
  public Outcome deliver(Mail mail) {
    return Outcome.KEPT;
  }
}
