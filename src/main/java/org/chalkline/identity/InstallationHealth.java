package org.chalkline.identity;

import java.util.List;
import org.chalkline.web.SummaryRow;

/** Adds lines to what the administration page says of the installation; any module may have one. */
public interface InstallationHealth {

  /** What is so, in words; nothing of any case. */
  List<SummaryRow> rows();
}
