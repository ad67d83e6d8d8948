package org.chalkline.safeguarding;

import java.time.Instant;
import java.util.Set;
import org.chalkline.engine.Moments;
import org.springframework.stereotype.Component;

/** When the receipt of a file is chased. */
@Component
class TransferMoments implements Moments {

  private final FileTransfers transfers;

  TransferMoments(FileTransfers transfers) {
    this.transfers = transfers;
  }

  @Override
  public Set<String> names() {
    return Set.of("receipt");
  }

  @Override
  public Instant at(String name, String work) {
    return transfers.receiptDue(work);
  }
}
