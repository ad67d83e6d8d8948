package org.chalkline.engine;

import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/** Makes the engine's own tables from the scripts it ships, as the owner role (architecture 10). */
@Component
class V005__The_engines_tables extends BaseJavaMigration {

  private static final String SCRIPTS =
      "org/camunda/bpm/engine/db/create/activiti.postgres.create.";

  @Override
  public void migrate(Context context) {
    for (String part :
        List.of(
            "engine",
            "history",
            "identity",
            "case.engine",
            "case.history",
            "decision.engine",
            "decision.history")) {
      ScriptUtils.executeSqlScript(
          context.getConnection(), new ClassPathResource(SCRIPTS + part + ".sql"));
    }
  }
}
